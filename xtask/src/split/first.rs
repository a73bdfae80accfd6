//! The half that the page loads first: the kept functions, and a stub for each moved one that can
//! be reached from here.
//!
//! A stub looks into its slot of the function table. Empty: it calls the loader, which fills the
//! slots. Then it calls through the slot with its own arguments.

use super::{Facts, LOADER, Plan, shared};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, EntityType, Function, Instruction};
use wasmparser::FunctionBody;

struct First<'a> {
    facts: &'a Facts<'a>,
    plan: &'a Plan,
    /// The type of the loader.
    nothing: u32,
}

type Done = Result<(), Error>;

pub fn write(module: &[u8], facts: &Facts, plan: &Plan) -> Result<Vec<u8>, String> {
    let nothing = facts.nothing.unwrap_or(facts.parameters.len() as u32);
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
        for function in kept.chain(self.plan.slots.keys().copied()) {
            functions.function(self.facts.types[function as usize]);
        }
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
        for (function, slot) in &self.plan.slots {
            code.function(&self.stub(*function, *slot));
        }
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
    fn stub(&self, function: u32, slot: u32) -> Function {
        let ty = self.facts.types[function as usize];
        let table = self.facts.table.0;
        let slot = Instruction::I32Const(slot as i32);
        let mut stub = Function::new([]);
        stub.instruction(&slot)
            .instruction(&Instruction::TableGet(table))
            .instruction(&Instruction::RefIsNull)
            .instruction(&Instruction::If(wasm_encoder::BlockType::Empty))
            .instruction(&Instruction::Call(self.facts.imported))
            .instruction(&Instruction::End);
        for parameter in 0..self.facts.parameters[ty as usize] {
            stub.instruction(&Instruction::LocalGet(parameter));
        }
        stub.instruction(&slot)
            .instruction(&Instruction::CallIndirect {
                type_index: ty,
                table_index: table,
            })
            .instruction(&Instruction::End);
        stub
    }
}
