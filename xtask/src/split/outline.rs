//! Turns regions that never ran into functions of their own, so that they can move to the rest.
//!
//! A region becomes a call: it takes the locals that it reads, and gives back those that it wrote
//! and that still matter. Where it may leave in several ways (fall through, branch to a frame
//! around it, return), it first gives the number of the way, and the caller goes on from there.
//!
//! Example: in `get c; if; <region: reads $a, sets $b, br 1>; end` the region becomes
//! `get a; call; set b; br 1`.

use super::cut::{Cut, Places, distinct};
use super::flow::{Flow, Frames, Label, each_flow};
use super::list::Cold;
use super::region_code::{encoded, instruction};
use super::regions::cold;
use super::{Facts, Signature, liveness};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, Function, ValType};

/// Regions below this many bytes stay: the call would not be shorter.
pub const LEAST: usize = 32;

/// The module with its cold regions as functions behind all others.
///
/// # Errors
/// When the module cannot be read.
pub fn outline(module: &[u8], facts: &Facts<'_>, cold: &Cold<'_>) -> Result<Vec<u8>, String> {
    outline_by(module, facts, LEAST, |function, shape| {
        cold.stretches(function, shape)
    })
}

/// `cold` names the stretches of a function, by its number and shape, that never run.
fn outline_by<'c>(
    module: &[u8],
    facts: &Facts<'_>,
    least: usize,
    cold: impl Fn(u32, u32) -> Option<&'c BTreeSet<u32>>,
) -> Result<Vec<u8>, String> {
    let mut outliner = Outliner::new(facts, least);
    each_flow(module, |at, flow| {
        let function = facts.imported + at;
        if let Some(stretches) = cold(function, flow.shape) {
            outliner.function(function, &flow, stretches);
        }
    })
    .map_err(|error| format!("outline: {error}"))?;
    let mut written = wasm_encoder::Module::new();
    outliner
        .parse_core_module(&mut written, wasmparser::Parser::new(0), module)
        .map_err(|error| format!("outline: {error}"))?;
    Ok(written.finish())
}

struct Outliner<'f, 'a> {
    facts: &'f Facts<'a>,
    /// Regions of fewer bytes stay; with 0 even those whose call is longer go.
    least: usize,
    /// Types that the module does not have yet, with their numbers.
    types: HashMap<Signature, u32>,
    more_types: Vec<Signature>,
    /// The type and the code of each new function.
    functions: Vec<(u32, Function)>,
    /// Functions whose code changes, by number.
    changed: BTreeMap<u32, Function>,
}

impl<'f, 'a> Outliner<'f, 'a> {
    fn new(facts: &'f Facts<'a>, least: usize) -> Self {
        let known = facts.signatures.iter().cloned().zip(0..);
        Outliner {
            facts,
            least,
            types: known.collect(),
            more_types: Vec::new(),
            functions: Vec::new(),
            changed: BTreeMap::new(),
        }
    }

    fn function(&mut self, function: u32, flow: &Flow<'_>, stretches: &BTreeSet<u32>) {
        let regions = cold(flow, |stretch| !stretches.contains(&stretch), self.least);
        if regions.is_empty() {
            return;
        }
        let places = Places {
            live: liveness::live(flow),
            frames: Frames::of(flow),
        };
        let (_, results) = &self.facts.signatures[self.facts.types[function as usize] as usize];
        let Some(own) = own_label(results) else {
            return;
        };
        let mut cuts = Vec::new();
        for region in regions {
            let Some(mut cut) = Cut::of(flow, region, own, &places) else {
                continue;
            };
            let size = flow.offset(region.to) - flow.offset(region.from);
            if self.least > 0 && size < cut.cost() + 12 {
                continue;
            }
            cut.function = self.facts.functions() + self.functions.len() as u32;
            let ty = self.type_of(cut.signature(flow));
            self.functions.push((ty, cut.code(flow)));
            cuts.push(cut);
        }
        if !cuts.is_empty() {
            let parameters = body_parameters(self.facts, function);
            self.changed.insert(function, host(flow, parameters, &cuts));
        }
    }

    fn type_of(&mut self, signature: Signature) -> u32 {
        let next = (self.facts.signatures.len() + self.more_types.len()) as u32;
        *self.types.entry(signature).or_insert_with_key(|new| {
            self.more_types.push(new.clone());
            next
        })
    }
}

/// What a branch to the function's own frame carries; none when that is more than one value.
fn own_label(results: &[wasmparser::ValType]) -> Option<Label> {
    let ty = match results {
        [] => wasmparser::BlockType::Empty,
        [one] => wasmparser::BlockType::Type(*one),
        _ => return None,
    };
    let is_loop = false;
    Some(Label { ty, is_loop })
}

fn body_parameters(facts: &Facts<'_>, function: u32) -> usize {
    facts.signatures[facts.types[function as usize] as usize]
        .0
        .len()
}

/// The function without its regions.
fn host(flow: &Flow<'_>, parameters: usize, cuts: &[Cut]) -> Function {
    let carries = distinct(cuts.iter().flat_map(|cut| cut.carries.iter().copied()));
    let chosen = flow.locals.len() as u32;
    let declared = flow.locals[parameters..].iter().copied();
    let more = [wasmparser::ValType::I32]
        .into_iter()
        .chain(carries.iter().copied());
    let mut code = Function::new_with_locals_types(declared.chain(more).map(encoded));
    let carry = |ty| {
        let at = carries.iter().position(|other| *other == ty);
        chosen + 1 + at.unwrap_or(0) as u32
    };
    let mut at = 0;
    let mut cuts = cuts.iter().peekable();
    while at < flow.ops.len() {
        match cuts.next_if(|cut| cut.region.from == at) {
            Some(cut) => {
                cut.call(chosen, carry, &mut code);
                at = cut.region.to;
            }
            None => {
                code.instruction(&instruction(&flow.ops[at].operator));
                at += 1;
            }
        }
    }
    code
}

impl Reencode for Outliner<'_, '_> {
    type Error = std::convert::Infallible;

    fn parse_type_section(
        &mut self,
        types: &mut wasm_encoder::TypeSection,
        section: wasmparser::TypeSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_type_section(self, types, section)?;
        for (takes, gives) in &self.more_types {
            let both = |types: &[wasmparser::ValType]| -> Vec<ValType> {
                types.iter().copied().map(encoded).collect()
            };
            types.ty().function(both(takes), both(gives));
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut wasm_encoder::FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_function_section(self, functions, section)?;
        for (ty, _) in &self.functions {
            functions.function(*ty);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for (body, function) in section.into_iter().zip(self.facts.imported..) {
            match self.changed.get(&function) {
                Some(changed) => {
                    code.function(changed);
                }
                None => self.parse_function_body(code, body?)?,
            }
        }
        for (_, new) in &self.functions {
            code.function(new);
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _: &mut wasm_encoder::Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Facts;
    use super::super::flow::each_flow;
    use super::outline_by;
    use std::collections::BTreeSet;
    use wasmi::{Engine, Linker, Module, Store};

    /// Functions with every kind of way out: falling with and without a value, branches outwards
    /// with and without one, to a loop's start, through a table, and returns.
    const FUNCTIONS: &[&str] = &[
        "(local i32 i64)
         (if (i32.lt_s (local.get 0) (i32.const 3))
           (then (local.set 2 (i32.mul (local.get 1) (i32.const 7)))
                 (local.set 3 (i64.extend_i32_s (local.get 0))))
           (else (local.set 2 (i32.add (local.get 0) (i32.const 9)))
                 (if (i32.eq (local.get 1) (i32.const 2))
                   (then (return (i32.const -5))))))
         (i32.add (local.get 2) (i32.wrap_i64 (local.get 3)))",
        "(local i32)
         (block $out
           (block $two
             (block $one
               (block $none
                 (br_table $none $one $two $out (local.get 0)))
               (local.set 2 (i32.add (local.get 2) (i32.const 1)))
               (br_if $two (local.get 1))
               (local.set 2 (i32.add (local.get 2) (i32.const 10)))
               (br $out))
             (local.set 2 (i32.const 100))
             (br_if $out (i32.eq (local.get 1) (i32.const 3))))
           (local.set 2 (i32.add (local.get 2) (i32.const 1000))))
         (local.get 2)",
        "(local i32 i32)
         (loop $again
           (local.set 2 (i32.add (local.get 2) (i32.const 1)))
           (if (i32.and (local.get 2) (i32.const 1))
             (then (local.set 3 (i32.add (local.get 3) (local.get 0)))
                   (br_if $again (i32.lt_s (local.get 2) (i32.const 8)))
                   (local.set 3 (i32.sub (local.get 3) (i32.const 4))))
             (else (br_if $again (i32.lt_s (local.get 3) (local.get 1)))
                   (if (i32.gt_s (local.get 2) (i32.const 5)) (then (return (local.get 3)))))))
         (i32.mul (local.get 3) (local.get 2))",
        "(local i32)
         (block $value (result i32)
           (if (i32.eqz (local.get 0))
             (then (br $value (i32.add (local.get 1) (i32.const 40)))))
           (drop (br_if $value (i32.const 6) (i32.eq (local.get 1) (i32.const 4))))
           (if (result i32) (i32.gt_s (local.get 0) (local.get 1))
             (then (local.set 2 (i32.const 2)) (i32.mul (local.get 0) (local.get 2)))
             (else (if (i32.eq (local.get 0) (i32.const 1)) (then (return (i32.const 77))))
                   (i32.add (local.get 2) (local.get 0)))))",
        "(block $a
           (block $b
             (if (i32.gt_s (local.get 0) (i32.const 2)) (then (unreachable)))
             (br_if $a (local.get 1))
             (br $b))
           (return (i32.const 11)))
         (i32.const 12)",
    ];

    fn module(body: &str) -> Vec<u8> {
        let text = format!("(module (func (export \"f\") (param i32 i32) (result i32) {body}))");
        wat::parse_str(text).expect("a module")
    }

    /// What the function gives for small numbers; none where it traps.
    fn results(module: &[u8]) -> Vec<Option<i32>> {
        let engine = Engine::default();
        let module = Module::new(&engine, module).expect("valid");
        let mut store = Store::new(&engine, ());
        let instance = Linker::new(&engine)
            .instantiate_and_start(&mut store, &module)
            .expect("starts");
        let function = instance
            .get_typed_func::<(i32, i32), i32>(&store, "f")
            .expect("f");
        let inputs = (0..6).flat_map(|a| (0..6).map(move |b| (a, b)));
        inputs
            .map(|input| function.call(&mut store, input).ok())
            .collect()
    }

    #[test]
    fn a_function_gives_the_same_whatever_is_cut_out_of_it() {
        for body in FUNCTIONS {
            let module = module(body);
            let facts = Facts::of(&module).expect("a module");
            let mut stretches = 0;
            each_flow(&module, |_, flow| stretches = flow.stretches).expect("valid");
            let expected = results(&module);
            let mut cut = 0;
            for chosen in 0..1u32 << stretches {
                let cold: BTreeSet<u32> =
                    (0..stretches).filter(|it| chosen >> it & 1 == 1).collect();
                let outlined =
                    outline_by(&module, &facts, 0, |_, _| Some(&cold)).expect("outlined");
                cut += u32::from(outlined != module);
                assert_eq!(results(&outlined), expected, "{cold:?} of {body}");
            }
            assert!(cut > 1 << (stretches - 2), "{cut} of {stretches}: {body}");
        }
    }
}
