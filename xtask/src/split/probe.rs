//! A copy of the program that notes which of its stretches ran: a second memory, exported as
//! `ran`, with one byte per stretch. `cargo xtask profile` reads it.

use super::flow::{begins_a_stretch, each_flow};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ExportKind, Function, Instruction, MemArg, MemArgTarget, MemoryType,
};
use wasmparser::Parser;

struct Probe {
    /// The number of our memory.
    memory: u32,
    /// The number of the next stretch.
    stretch: u32,
    stretches: u32,
}

/// The program with its probes.
///
/// # Errors
/// When the module cannot be read.
pub fn probe(module: &[u8]) -> Result<Vec<u8>, String> {
    let facts = super::Facts::of(module).map_err(|error| format!("probe: {error}"))?;
    let mut stretches = 0;
    each_flow(module, |_, flow| stretches += flow.stretches)
        .map_err(|error| format!("probe: {error}"))?;
    let mut probe = Probe {
        memory: facts.memories.len() as u32,
        stretch: 0,
        stretches,
    };
    let mut written = wasm_encoder::Module::new();
    probe
        .parse_core_module(&mut written, Parser::new(0), module)
        .map_err(|error| format!("probe: {error}"))?;
    Ok(written.finish())
}

impl Probe {
    fn mark(&mut self, function: &mut Function) {
        let place = MemArg {
            offset: u64::from(self.stretch),
            align: 0,
            target: MemArgTarget::Memory(self.memory),
            ordering: None,
        };
        function
            .instruction(&Instruction::I32Const(0))
            .instruction(&Instruction::I32Const(1))
            .instruction(&Instruction::I32Store8(place));
        self.stretch += 1;
    }
}

impl Reencode for Probe {
    type Error = std::convert::Infallible;

    fn parse_memory_section(
        &mut self,
        memories: &mut wasm_encoder::MemorySection,
        section: wasmparser::MemorySectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_memory_section(self, memories, section)?;
        let pages = u64::from(self.stretches).div_ceil(65_536);
        memories.memory(MemoryType {
            minimum: pages,
            maximum: Some(pages),
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut wasm_encoder::ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_export_section(self, exports, section)?;
        exports.export("ran", ExportKind::Memory, self.memory);
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for body in section {
            let body = body?;
            let mut function = self.new_function_with_parsed_locals(&body)?;
            self.mark(&mut function);
            let mut operators = body.get_operators_reader()?;
            while !operators.eof() {
                let operator = operators.read()?;
                function.instruction(&self.instruction(operator.clone())?);
                // The last `end` of a function begins a stretch that nothing can be put into.
                match operators.eof() {
                    true => self.stretch += 1,
                    false if begins_a_stretch(&operator) => self.mark(&mut function),
                    false => {}
                }
            }
            code.function(&function);
        }
        Ok(())
    }
}
