//! The code of a region that is cut out: the function that it becomes, and the call that stands in
//! its place.

use super::Signature;
use super::cut::{Cut, Exit, rank};
use super::flow::Flow;
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{BlockType, Function, Instruction, ValType};
use wasmparser::Operator;

impl Cut {
    pub fn chooses(&self) -> bool {
        self.exits.len() > 1
    }

    pub fn signature(&self, flow: &Flow<'_>) -> Signature {
        let types = |locals: &[u32]| -> Vec<_> {
            let ty = |local: &u32| flow.locals[*local as usize];
            locals.iter().map(ty).collect()
        };
        let mut results = Vec::new();
        if self.chooses() {
            results.push(wasmparser::ValType::I32);
        }
        results.extend(types(&self.outputs));
        results.extend(&self.carries);
        (types(&self.inputs), results)
    }

    /// The region as a function.
    pub fn code(&self, flow: &Flow<'_>) -> Function {
        let mut own = BTreeMap::new();
        for local in &self.inputs {
            own.insert(*local, own.len() as u32);
        }
        let mut more = Vec::new();
        let mut used: BTreeSet<u32> = self.outputs.iter().copied().collect();
        for op in &flow.ops[self.region.from..self.region.to] {
            used.extend(local_of(&op.operator));
        }
        let mut new: Vec<u32> = used
            .into_iter()
            .filter(|it| !own.contains_key(it))
            .collect();
        new.sort_by_key(|local| rank(flow.locals[*local as usize]));
        for local in new {
            own.insert(local, own.len() as u32);
            more.push(flow.locals[local as usize]);
        }
        let carries = own.len() as u32;
        more.extend(&self.carries);
        let mut code = Function::new_with_locals_types(more.into_iter().map(encoded));
        for exit in self.exits.iter().rev() {
            let ty = exit
                .value
                .map_or(BlockType::Empty, |ty| BlockType::Result(encoded(ty)));
            code.instruction(&Instruction::Block(ty));
        }
        self.body(flow, &own, &mut code);
        for (number, exit) in self.exits.iter().enumerate() {
            code.instruction(&Instruction::End);
            if let Some(ty) = exit.value {
                code.instruction(&Instruction::LocalSet(carries + self.carry(ty)));
            }
            if self.chooses() {
                code.instruction(&Instruction::I32Const(number as i32));
            }
            let given = self.outputs.iter().map(|local| own[local]);
            for local in given.chain((0..self.carries.len() as u32).map(|it| carries + it)) {
                code.instruction(&Instruction::LocalGet(local));
            }
            code.instruction(&Instruction::Return);
        }
        code.instruction(&Instruction::End);
        code
    }

    /// The place of a value of this type among the carried ones.
    fn carry(&self, ty: wasmparser::ValType) -> u32 {
        let same = |other: &wasmparser::ValType| *other == ty;
        self.carries.iter().position(same).unwrap_or(0) as u32
    }

    /// The operators of the region, with the new numbers of locals and the new depths of exits.
    fn body(&self, flow: &Flow<'_>, own: &BTreeMap<u32, u32>, code: &mut Function) {
        let around = flow.ops[self.region.from].depth;
        for op in &flow.ops[self.region.from..self.region.to] {
            let inner = (op.depth - around) as u32;
            let depth = |depth: u32| match depth.checked_sub(inner) {
                None => depth,
                Some(out) => inner + self.way_out(out),
            };
            let instruction = match instruction(&op.operator) {
                Instruction::LocalGet(local) => Instruction::LocalGet(own[&local]),
                Instruction::LocalSet(local) => Instruction::LocalSet(own[&local]),
                Instruction::LocalTee(local) => Instruction::LocalTee(own[&local]),
                Instruction::Br(to) => Instruction::Br(depth(to)),
                Instruction::BrIf(to) => Instruction::BrIf(depth(to)),
                Instruction::BrTable(targets, default) => {
                    let targets = targets.iter().map(|to| depth(*to)).collect();
                    Instruction::BrTable(targets, depth(default))
                }
                // The function's own label is the outermost one.
                Instruction::Return => Instruction::Br(depth(op.depth as u32 - 1)),
                other => other,
            };
            code.instruction(&instruction);
        }
    }

    /// Which of the exits leads that many frames out.
    fn way_out(&self, out: u32) -> u32 {
        let known = |exit: &Exit| exit.depth == Some(out);
        let way = self.exits.iter().position(known);
        way.unwrap_or(0) as u32
    }

    /// What stands in the region's place. `first` is the first of the locals that are free to use:
    /// one for the way, then one for each carried type.
    pub fn call(
        &self,
        chosen: u32,
        carry: impl Fn(wasmparser::ValType) -> u32,
        code: &mut Function,
    ) {
        let carries_out = self
            .exits
            .iter()
            .any(|exit| exit.depth.is_some() && exit.value.is_some());
        let falls = self.exits.iter().any(|exit| exit.depth.is_none());
        let in_block = falls && self.exits.len() > 2 && !carries_out;
        if in_block {
            code.instruction(&Instruction::Block(BlockType::Empty));
        }
        for local in &self.inputs {
            code.instruction(&Instruction::LocalGet(*local));
        }
        code.instruction(&Instruction::Call(self.function));
        for ty in self.carries.iter().rev() {
            code.instruction(&Instruction::LocalSet(carry(*ty)));
        }
        for local in self.outputs.iter().rev() {
            code.instruction(&Instruction::LocalSet(*local));
        }
        if carries_out && self.chooses() {
            self.choose_carrying(chosen, &carry, code);
        } else {
            self.choose(in_block, &carry, code);
        }
        if let Some(ty) = self
            .exits
            .first()
            .filter(|it| it.depth.is_none())
            .and_then(|it| it.value)
        {
            code.instruction(&Instruction::LocalGet(carry(ty)));
        }
    }

    /// The way lies on the stack; no way out of the frame carries a value, or there is one only.
    fn choose(
        &self,
        in_block: bool,
        carry: &impl Fn(wasmparser::ValType) -> u32,
        code: &mut Function,
    ) {
        match &self.exits[..] {
            [] => {
                code.instruction(&Instruction::Unreachable);
            }
            [Exit { depth: None, .. }] => {}
            [
                Exit {
                    depth: Some(depth),
                    value,
                },
            ] => {
                if let Some(ty) = value {
                    code.instruction(&Instruction::LocalGet(carry(*ty)));
                }
                code.instruction(&Instruction::Br(*depth));
            }
            [
                Exit { depth: None, .. },
                Exit {
                    depth: Some(depth), ..
                },
            ] => {
                code.instruction(&Instruction::BrIf(*depth));
            }
            exits => {
                let more = u32::from(in_block);
                let to = |exit: &Exit| exit.depth.map_or(0, |depth| depth + more);
                let targets: Vec<u32> = exits.iter().map(to).collect();
                let last = targets[targets.len() - 1];
                let others = targets[..targets.len() - 1].to_vec();
                code.instruction(&Instruction::BrTable(others.into(), last));
            }
        }
        if in_block {
            code.instruction(&Instruction::End);
        }
    }

    fn choose_carrying(
        &self,
        chosen: u32,
        carry: &impl Fn(wasmparser::ValType) -> u32,
        code: &mut Function,
    ) {
        code.instruction(&Instruction::LocalSet(chosen));
        let falls = self.exits.iter().any(|exit| exit.depth.is_none());
        for (number, exit) in self.exits.iter().enumerate() {
            let Some(depth) = exit.depth else { continue };
            let last = !falls && number + 1 == self.exits.len();
            if !last {
                code.instruction(&Instruction::LocalGet(chosen))
                    .instruction(&Instruction::I32Const(number as i32))
                    .instruction(&Instruction::I32Eq)
                    .instruction(&Instruction::If(BlockType::Empty));
            }
            if let Some(ty) = exit.value {
                code.instruction(&Instruction::LocalGet(carry(ty)));
            }
            code.instruction(&Instruction::Br(depth + u32::from(!last)));
            if !last {
                code.instruction(&Instruction::End);
            }
        }
    }
}

fn local_of(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } => Some(*local_index),
        _ => None,
    }
}

pub fn instruction<'a>(operator: &Operator<'a>) -> Instruction<'a> {
    let same = RoundtripReencoder.instruction(operator.clone());
    same.expect("an operator that was read can be written")
}

pub fn encoded(ty: wasmparser::ValType) -> ValType {
    let same = RoundtripReencoder.val_type(ty);
    same.expect("a type that was read can be written")
}
