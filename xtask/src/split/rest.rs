//! The half that comes later: the moved functions, which import from the first half everything
//! they use and write themselves into their slots of its function table.

use super::{FIRST, Facts, Plan, shared};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind};
use wasm_encoder::{FunctionSection, ImportSection, Module, TypeSection};
use wasmparser::{Parser, Payload};

struct Rest<'a> {
    facts: &'a Facts<'a>,
    plan: &'a Plan,
}

pub fn write(module: &[u8], facts: &Facts, plan: &Plan) -> Result<Vec<u8>, String> {
    Rest { facts, plan }
        .module(module)
        .map_err(|error| format!("split, rest: {error}"))
}

impl Reencode for Rest<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.plan.in_rest[function as usize])
    }
}

impl Rest<'_> {
    fn module(&mut self, module: &[u8]) -> Result<Vec<u8>, Error> {
        let mut written = Module::new();
        written
            .section(&self.types(module)?)
            .section(&self.imports()?)
            .section(&self.functions())
            .section(&self.slots())
            .section(&self.code()?);
        Ok(written.finish())
    }

    fn types(&mut self, module: &[u8]) -> Result<TypeSection, Error> {
        let mut types = TypeSection::new();
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::TypeSection(section) = payload? {
                self.parse_type_section(&mut types, section)?;
            }
        }
        Ok(types)
    }

    fn imports(&mut self) -> Result<ImportSection, Error> {
        let mut imports = ImportSection::new();
        for (name, kind, at) in shared(self.facts, self.plan) {
            let ty = self.import_type(kind, at)?;
            imports.import(FIRST, &name, ty);
        }
        Ok(imports)
    }

    fn import_type(&mut self, kind: ExportKind, at: u32) -> Result<EntityType, Error> {
        let place = at as usize;
        Ok(match kind {
            ExportKind::Memory => self.memory_type(self.facts.memories[place])?.into(),
            ExportKind::Global => self.global_type(self.facts.globals[place])?.into(),
            ExportKind::Table => {
                let mut ty = self.table_type(self.facts.tables[place])?;
                if at == self.facts.table.0 {
                    let more = self.plan.slots.len() as u64;
                    ty.minimum += more;
                    ty.maximum = ty.maximum.map(|most| most + more);
                }
                ty.into()
            }
            _ => EntityType::Function(self.facts.types[place]),
        })
    }

    fn functions(&self) -> FunctionSection {
        let mut functions = FunctionSection::new();
        for function in &self.plan.moved {
            functions.function(self.facts.types[*function as usize]);
        }
        functions
    }

    fn slots(&self) -> ElementSection {
        let functions: Vec<u32> = self
            .plan
            .slots
            .keys()
            .map(|function| self.plan.in_rest[*function as usize])
            .collect();
        let start = ConstExpr::i32_const(self.facts.table.1 as i32);
        let mut elements = ElementSection::new();
        elements.active(
            Some(self.facts.table.0),
            &start,
            Elements::Functions(functions.into()),
        );
        elements
    }

    fn code(&mut self) -> Result<CodeSection, Error> {
        let mut code = CodeSection::new();
        for function in &self.plan.moved {
            let body = self.facts.body(*function).clone();
            self.parse_function_body(&mut code, body)?;
        }
        Ok(code)
    }
}
