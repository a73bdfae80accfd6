//! A copy of the program that notes which of its functions ran: one global per function, exported
//! as `ran<number>`, set to 1 at the function's start. `cargo xtask profile` reads them.

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, ConstExpr, ExportKind, GlobalType, Instruction, ValType};
use wasmparser::Parser;

struct Probe {
    /// Globals of the program; ours follow.
    globals: u32,
    functions: u32,
    imported: u32,
}

/// The program with its probes.
pub fn probe(module: &[u8]) -> Result<Vec<u8>, String> {
    let facts = super::Facts::of(module).map_err(|error| format!("probe: {error}"))?;
    let mut probe = Probe {
        globals: facts.globals.len() as u32,
        functions: facts.bodies.len() as u32,
        imported: facts.imported,
    };
    let mut written = wasm_encoder::Module::new();
    probe
        .parse_core_module(&mut written, Parser::new(0), module)
        .map_err(|error| format!("probe: {error}"))?;
    Ok(written.finish())
}

impl Reencode for Probe {
    type Error = std::convert::Infallible;

    fn parse_global_section(
        &mut self,
        globals: &mut wasm_encoder::GlobalSection,
        section: wasmparser::GlobalSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_global_section(self, globals, section)?;
        for _ in 0..self.functions {
            let ty = GlobalType {
                val_type: ValType::I32,
                mutable: true,
                shared: false,
            };
            globals.global(ty, &ConstExpr::i32_const(0));
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut wasm_encoder::ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_export_section(self, exports, section)?;
        for at in 0..self.functions {
            let name = format!("ran{}", at + self.imported);
            exports.export(&name, ExportKind::Global, self.globals + at);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for (body, global) in section.into_iter().zip(self.globals..) {
            let body = body?;
            let mut function = self.new_function_with_parsed_locals(&body)?;
            function
                .instruction(&Instruction::I32Const(1))
                .instruction(&Instruction::GlobalSet(global));
            let mut operators = body.get_operators_reader()?;
            while !operators.eof() {
                function.instruction(&self.parse_instruction(&mut operators)?);
            }
            code.function(&function);
        }
        Ok(())
    }
}
