//! One function as a list of operators, with what is needed to cut pieces out of it: the frames
//! they stand in, how many operands lie on the stack, and in which stretch of straight code they
//! are. A stretch begins at the function's start and wherever control may arrive or go on:
//! after `loop`, `if`, `else`, `end` and `br_if`. It runs as a whole or not at all.
//!
//! Example: `get; if; get; br 0; else; nop; end; end` has stretches 0 (get, if), 1 (get, br),
//! 2 (nop) and 3 (the last end).

use wasmparser::{
    BinaryReaderError, BlockType, FuncToValidate, FuncValidatorAllocations, FunctionBody, Operator,
    Parser, ValType, ValidPayload, Validator, ValidatorResources,
};

/// An operator, and where control stands before it.
pub struct Op<'a> {
    pub operator: Operator<'a>,
    /// How many frames are open, the function's own included.
    pub depth: usize,
    /// How many operands lie above the innermost frame's base.
    pub above: usize,
    pub reachable: bool,
    pub stretch: u32,
    /// The place of its first byte in the module.
    pub offset: usize,
}

/// What a branch to a frame carries: to a loop what it takes, to others what they give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    pub ty: BlockType,
    pub is_loop: bool,
}

pub struct Flow<'a> {
    pub ops: Vec<Op<'a>>,
    /// The place behind the last operator.
    pub end: usize,
    /// Parameters first.
    pub locals: Vec<ValType>,
    /// The number of stretches.
    pub stretches: u32,
    /// FNV-1a of the operators' codes: the same until somebody changes the function's code.
    pub shape: u32,
}

/// Calls `each` with the number of every defined function, counted from 0, and its flow.
///
/// # Errors
/// When the module is not valid.
pub fn each_flow<'a>(
    module: &'a [u8],
    mut each: impl FnMut(u32, Flow<'a>),
) -> Result<(), BinaryReaderError> {
    let mut validator = Validator::new();
    let mut spare = FuncValidatorAllocations::default();
    let mut number = 0;
    for payload in Parser::new(0).parse_all(module) {
        if let ValidPayload::Func(function, body) = validator.payload(&payload?)? {
            let (flow, back) = Flow::of(module, function, &body, spare)?;
            spare = back;
            each(number, flow);
            number += 1;
        }
    }
    Ok(())
}

impl<'a> Flow<'a> {
    fn of(
        module: &[u8],
        function: FuncToValidate<ValidatorResources>,
        body: &FunctionBody<'a>,
        spare: FuncValidatorAllocations,
    ) -> Result<(Flow<'a>, FuncValidatorAllocations), BinaryReaderError> {
        let mut validator = function.into_validator(spare);
        let mut reader = body.get_binary_reader();
        validator.read_locals(&mut reader)?;
        let locals = (0..validator.len_locals())
            .filter_map(|local| validator.get_local_type(local))
            .collect();
        let mut flow = Flow {
            ops: Vec::new(),
            end: body.range().end as usize,
            locals,
            stretches: 1,
            shape: 0x811c_9dc5,
        };
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let offset = operators.original_position() as usize;
            let operator = operators.read()?;
            let height = validator.operand_stack_height() as usize;
            let frame = validator.get_control_frame(0);
            flow.ops.push(Op {
                depth: validator.control_stack_height() as usize,
                above: frame.map_or(0, |frame| height.saturating_sub(frame.height)),
                reachable: frame.is_some_and(|frame| !frame.unreachable),
                stretch: flow.stretches - 1,
                offset,
                operator: operator.clone(),
            });
            flow.note_shape(&module[offset..]);
            flow.stretches += u32::from(begins_a_stretch(&operator));
            validator.op(offset as u64, &operator)?;
        }
        Ok((flow, validator.into_allocations()))
    }

    fn note_shape(&mut self, code: &[u8]) {
        let long = matches!(code.first(), Some(0xFB..=0xFE));
        for byte in code.iter().take(1 + usize::from(long)) {
            self.shape = (self.shape ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }

    /// The place of the first byte of the operator `at`, or the end.
    pub fn offset(&self, at: usize) -> usize {
        self.ops.get(at).map_or(self.end, |op| op.offset)
    }

    /// The operators whose frames are open before operator `at`, the outermost first.
    pub fn open_at(&self, at: usize) -> Vec<usize> {
        let mut open = Vec::new();
        for (at, op) in self.ops[..at].iter().enumerate() {
            match &op.operator {
                operator if opens(operator) => open.push(at),
                Operator::End => {
                    open.pop();
                }
                _ => {}
            }
        }
        open
    }

    /// What a branch to the frame that operator `at` opens carries.
    pub fn label(&self, at: usize) -> Label {
        let (ty, is_loop) = match self.ops[at].operator {
            Operator::Block { blockty } | Operator::If { blockty } => (blockty, false),
            Operator::Loop { blockty } => (blockty, true),
            _ => (BlockType::Empty, false),
        };
        Label { ty, is_loop }
    }
}

/// Where the frames of a function end.
pub struct Frames(Vec<usize>);

impl Frames {
    pub fn of(flow: &Flow<'_>) -> Frames {
        let mut closes = vec![0; flow.ops.len()];
        let mut open = Vec::new();
        for (at, op) in flow.ops.iter().enumerate() {
            let closed = match op.operator {
                Operator::Else | Operator::End => open.pop(),
                _ => None,
            };
            if let Some(opened) = closed {
                closes[opened] = at;
            }
            if opens(&op.operator) || matches!(op.operator, Operator::Else) {
                open.push(at);
            }
        }
        Frames(closes)
    }

    /// The `else` of an `if` that has one, or the `end` of a frame or of an `else` arm.
    pub fn close_of(&self, opened: usize) -> usize {
        self.0[opened]
    }

    /// The `end` of the frame that the operator `opened` opens.
    pub fn end_of(&self, flow: &Flow<'_>, opened: usize) -> usize {
        match flow.ops[self.0[opened]].operator {
            Operator::Else => self.0[self.0[opened]],
            _ => self.0[opened],
        }
    }

    /// The operator before which control is after a branch to that frame.
    pub fn branch_goes_to(&self, flow: &Flow<'_>, opened: usize) -> usize {
        match flow.ops[opened].operator {
            Operator::Loop { .. } => opened,
            _ => self.end_of(flow, opened),
        }
    }
}

/// Whether the operator behind this one begins a new stretch.
pub fn begins_a_stretch(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::Loop { .. }
            | Operator::If { .. }
            | Operator::Else
            | Operator::End
            | Operator::BrIf { .. }
    )
}

/// Whether the operator opens a frame.
pub fn opens(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::Loop { .. } | Operator::If { .. } | Operator::Block { .. }
    )
}
