//! The half that the page loads first: the kept functions, and a stub for each moved one that can
//! be reached from here.
//!
//! A stub asks the fetcher to see to it that the rest is here: it looks into one slot of the function
//! table, and if that is empty it calls the loader, which fills all slots. Then the stub calls
//! through its slot with its own arguments. Where there are few calls, each does that itself.

use super::{Facts, LOADER, NOWHERE, Plan, shared};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, EntityType, Function, Instruction};
use wasmparser::{FunctionBody, Operator};

struct First<'a> {
    facts: &'a Facts<'a>,
    plan: &'a Plan,
    /// The type of the loader.
    nothing: u32,
}

type Done = Result<(), Error>;

pub fn write(module: &[u8], facts: &Facts, plan: &Plan) -> Result<Vec<u8>, String> {
    let nothing = facts.nothing.unwrap_or(facts.signatures.len() as u32);
    let mut first = First {
        facts,
        plan,
        nothing,
    };
    let mut written = wasm_encoder::Module::new();
    first
        .parse_core_module(&mut written, wasmparser::Parser::new(0), module)
        .map_err(|error| format!("split, first half: {error}"))?;
    Ok(written.finish())
}

impl Reencode for First<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.plan.in_first[function as usize])
    }

    fn parse_type_section(
        &mut self,
        types: &mut wasm_encoder::TypeSection,
        section: wasmparser::TypeSectionReader<'_>,
    ) -> Done {
        utils::parse_type_section(self, types, section)?;
        if self.facts.nothing.is_none() {
            types.ty().function([], []);
        }
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut wasm_encoder::ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Done {
        utils::parse_import_section(self, imports, section)?;
        imports.import(LOADER.0, LOADER.1, EntityType::Function(self.nothing));
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut wasm_encoder::FunctionSection,
        _: wasmparser::FunctionSectionReader<'_>,
    ) -> Done {
        let defined = self.facts.imported..self.facts.functions();
        let kept = defined.filter(|it| !self.plan.is_moved(*it));
        for function in kept.chain(self.plan.stubs.iter().copied()) {
            functions.function(self.facts.types[function as usize]);
        }
        functions.function(self.nothing);
        Ok(())
    }

    fn parse_table(
        &mut self,
        tables: &mut wasm_encoder::TableSection,
        table: wasmparser::Table<'_>,
    ) -> Done {
        let mut ty = self.table_type(table.ty)?;
        if table.ty.element_type.is_func_ref() {
            let more = self.plan.slots.len() as u64;
            ty.minimum += more;
            ty.maximum = ty.maximum.map(|most| most + more);
        }
        tables.table(ty);
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut wasm_encoder::ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Done {
        utils::parse_export_section(self, exports, section)?;
        for (name, kind, at) in shared(self.facts, self.plan) {
            let function = matches!(kind, wasm_encoder::ExportKind::Func);
            let at = if function {
                self.plan.in_first[at as usize]
            } else {
                at
            };
            exports.export(&name, kind, at);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Done {
        for (body, function) in section.into_iter().zip(self.facts.imported..) {
            let body: FunctionBody = body?;
            if !self.plan.is_moved(function) {
                self.parse_function_body(code, body)?;
            }
        }
        for function in &self.plan.stubs {
            code.function(&self.stub(*function));
        }
        code.function(&self.fetcher());
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Done {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            match operators.read()? {
                Operator::Call {
                    function_index: far,
                } if self.is_far(far) => {
                    self.call_far(far, &mut function);
                }
                operator => {
                    function.instruction(&self.instruction(operator)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }

    /// Names and the like are for the build, not for the page.
    fn parse_custom_section(
        &mut self,
        _: &mut wasm_encoder::Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Done {
        Ok(())
    }
}

impl First<'_> {
    /// Whether the function is only reached through its slot.
    fn is_far(&self, function: u32) -> bool {
        self.plan.in_first[function as usize] == NOWHERE
    }

    /// A call of a function of the rest; its arguments lie on the stack.
    fn call_far(&self, function: u32, code: &mut Function) {
        code.instruction(&Instruction::Call(self.plan.fetcher(self.facts)))
            .instruction(&Instruction::I32Const(self.plan.slots[&function] as i32))
            .instruction(&Instruction::CallIndirect {
                type_index: self.facts.types[function as usize],
                table_index: self.facts.table.0,
            });
    }

    fn stub(&self, function: u32) -> Function {
        let ty = self.facts.types[function as usize];
        let mut stub = Function::new([]);
        for parameter in 0..self.facts.signatures[ty as usize].0.len() as u32 {
            stub.instruction(&Instruction::LocalGet(parameter));
        }
        self.call_far(function, &mut stub);
        stub.instruction(&Instruction::End);
        stub
    }

    fn fetcher(&self) -> Function {
        let mut fetcher = Function::new([]);
        if let Some(slot) = self.plan.some_slot() {
            fetcher
                .instruction(&Instruction::I32Const(slot as i32))
                .instruction(&Instruction::TableGet(self.facts.table.0))
                .instruction(&Instruction::RefIsNull)
                .instruction(&Instruction::If(wasm_encoder::BlockType::Empty))
                .instruction(&Instruction::Call(self.facts.imported))
                .instruction(&Instruction::End);
        }
        fetcher.instruction(&Instruction::End);
        fetcher
    }
}
