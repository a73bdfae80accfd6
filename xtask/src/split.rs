//! Splits the program in two: what the page needs to start and run, and the rest, which it fetches
//! when a function of the rest is called for the first time.
//!
//! The line between the two is drawn function by function, by name (`web/rest.txt`, which
//! `cargo xtask profile` writes from a real start). Both halves share memory, tables and globals,
//! so nothing about the program changes: a call into the rest goes through a slot of the function
//! table that is empty until the rest has arrived; a stub in front of it fetches what is missing.
//! Example: 5,945 functions -> 2,900 of them in web_bg.wasm, the others in rest.wasm.

mod cut;
mod first;
mod flow;
mod list;
mod liveness;
mod names;
mod outline;
mod probe;
mod region_code;
mod regions;
mod rest;

pub use list::{List, measure};
pub use probe::probe;

use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{
    BinaryReaderError, CompositeInnerType, ElementItems, FunctionBody, Operator, Parser, Payload,
    TypeRef, ValType,
};

/// The module and field under which the first half asks for the rest.
pub const LOADER: (&str, &str) = ("rest", "load");
/// The module name under which the rest imports what the first half exports.
const FIRST: &str = "first";

/// Both halves, as WebAssembly modules without names.
pub struct Halves {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
    pub moved: usize,
    pub functions: usize,
}

/// What a function takes and what it gives.
type Signature = (Vec<ValType>, Vec<ValType>);

/// What is known about a module before it is split.
struct Facts<'a> {
    /// Functions that come from JavaScript; they have the first numbers.
    imported: u32,
    /// The type of each function, imported ones first.
    types: Vec<u32>,
    /// What each type of function takes and gives.
    signatures: Vec<Signature>,
    /// The type without parameters and results, if there is one.
    nothing: Option<u32>,
    /// The table of functions and its size.
    table: (u32, u64),
    tables: Vec<wasmparser::TableType>,
    memories: Vec<wasmparser::MemoryType>,
    globals: Vec<wasmparser::GlobalType>,
    exported: Vec<(String, wasmparser::ExternalKind, u32)>,
    in_table: BTreeSet<u32>,
    bodies: Vec<FunctionBody<'a>>,
}

/// Splits `module` along the list.
///
/// # Errors
/// When the module is not what a Rust build for the browser makes: no imports, no function table.
pub fn split(module: &[u8], list: &List) -> Result<Halves, String> {
    let facts = Facts::of(module).map_err(|error| format!("split: {error}"))?;
    let names = names::Names::of(module)?;
    let cold = list::Cold {
        list,
        names: &names,
    };
    let outlined = outline::outline(module, &facts, &cold)?;
    let regions = facts.functions();
    split_by(&outlined, |function| {
        function >= regions || cold.function(function)
    })
}

/// `moves` says of a defined function (by its number) whether it is in the rest.
fn split_by(module: &[u8], moves: impl Fn(u32) -> bool) -> Result<Halves, String> {
    let facts = Facts::of(module).map_err(|error| format!("split: {error}"))?;
    if facts.imported == 0 || facts.table.1 == 0 {
        return Err("split: the program has no imports or no function table".to_string());
    }
    let plan = Plan::new(&facts, moves).map_err(|error| format!("split: {error}"))?;
    Ok(Halves {
        first: first::write(module, &facts, &plan)?,
        rest: rest::write(module, &facts, &plan)?,
        moved: plan.moved.len(),
        functions: facts.bodies.len(),
    })
}

impl<'a> Facts<'a> {
    fn of(module: &'a [u8]) -> Result<Facts<'a>, BinaryReaderError> {
        let mut facts = Facts {
            imported: 0,
            types: Vec::new(),
            signatures: Vec::new(),
            nothing: None,
            table: (0, 0),
            tables: Vec::new(),
            memories: Vec::new(),
            globals: Vec::new(),
            exported: Vec::new(),
            in_table: BTreeSet::new(),
            bodies: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(module) {
            facts.note(payload?)?;
        }
        let functions = |table: &&wasmparser::TableType| table.element_type.is_func_ref();
        if let Some(at) = facts.tables.iter().position(|table| functions(&table)) {
            facts.table = (at as u32, facts.tables[at].initial);
        }
        Ok(facts)
    }

    fn note(&mut self, payload: Payload<'a>) -> Result<(), BinaryReaderError> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    for ty in group?.into_types() {
                        self.note_type(&ty.composite_type.inner);
                    }
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if let TypeRef::Func(ty) = import?.ty {
                        self.imported += 1;
                        self.types.push(ty);
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for ty in section {
                    self.types.push(ty?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    let name = export.name.to_string();
                    self.exported.push((name, export.kind, export.index));
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    if let ElementItems::Functions(functions) = element?.items {
                        for function in functions {
                            self.in_table.insert(function?);
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            _ => {}
        }
        Ok(())
    }

    fn note_type(&mut self, ty: &CompositeInnerType) {
        let signature = match ty {
            CompositeInnerType::Func(ty) => (ty.params().to_vec(), ty.results().to_vec()),
            _ => (vec![ValType::I32], Vec::new()),
        };
        if signature.0.is_empty() && signature.1.is_empty() {
            self.nothing.get_or_insert(self.signatures.len() as u32);
        }
        self.signatures.push(signature);
    }

    /// All functions, imported ones too.
    fn functions(&self) -> u32 {
        self.types.len() as u32
    }

    fn body(&self, function: u32) -> &FunctionBody<'a> {
        &self.bodies[(function - self.imported) as usize]
    }

    /// Tells `each` every function that a body names, and whether it calls it.
    fn names_in(
        &self,
        function: u32,
        mut each: impl FnMut(u32, bool),
    ) -> Result<(), BinaryReaderError> {
        for operator in self.body(function).get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } => each(function_index, true),
                Operator::ReturnCall { function_index } | Operator::RefFunc { function_index } => {
                    each(function_index, false)
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Where the first half calls a moved function in at most so many places, each of them looks into
/// the table itself; a stub of its own would be longer.
const FEW: usize = 2;

/// Who goes where.
struct Plan {
    /// Functions of the rest, in their old order.
    moved: Vec<u32>,
    /// Those of `slots` that have a stub in the first half.
    stubs: Vec<u32>,
    /// Functions of the rest that the first half can reach, with their new slots in the table.
    slots: BTreeMap<u32, u32>,
    /// Functions of the first half that the rest calls.
    lent: Vec<u32>,
    /// New numbers in the first half; of a moved function, that of its stub.
    in_first: Vec<u32>,
    /// New numbers in the rest.
    in_rest: Vec<u32>,
}

/// The number of a function that is not in a module at all, or reached only through the table.
const NOWHERE: u32 = u32::MAX;

impl Plan {
    fn new(facts: &Facts, moves: impl Fn(u32) -> bool) -> Result<Plan, BinaryReaderError> {
        let defined = facts.imported..facts.functions();
        let (moved, kept): (Vec<u32>, Vec<u32>) = defined.partition(|it| moves(*it));
        let is_moved = |it: &u32| moved.binary_search(it).is_ok();

        let functions = |it: &&(String, wasmparser::ExternalKind, u32)| {
            matches!(it.1, wasmparser::ExternalKind::Func)
        };
        let exported = facts.exported.iter().filter(functions).map(|it| it.2);
        // How often each function is named where only a stub can stand, or called.
        let mut named: BTreeMap<u32, usize> = BTreeMap::new();
        for function in facts.in_table.iter().copied().chain(exported) {
            *named.entry(function).or_default() += FEW + 1;
        }
        for function in &kept {
            facts.names_in(*function, |name, called| {
                *named.entry(name).or_default() += if called { 1 } else { FEW + 1 };
            })?;
        }
        named.retain(|function, _| is_moved(function));
        let slots: BTreeMap<u32, u32> = named.keys().copied().zip(facts.table.1 as u32..).collect();
        let stubs: Vec<u32> = named
            .iter()
            .filter(|it| *it.1 > FEW)
            .map(|it| *it.0)
            .collect();

        let mut lent = BTreeSet::new();
        for function in &moved {
            facts.names_in(*function, |name, _| {
                lent.insert(name);
            })?;
        }
        let lent: Vec<u32> = lent.into_iter().filter(|it| !is_moved(it)).collect();

        let mut in_first = vec![NOWHERE; facts.functions() as usize];
        let imported = 0..facts.imported;
        // The loader follows the other imports; the defined functions follow the loader.
        let first = imported.clone().zip(imported);
        let order = kept.iter().chain(&stubs).copied();
        for (old, new) in first.chain(order.zip(facts.imported + 1..)) {
            in_first[old as usize] = new;
        }
        let mut in_rest = vec![NOWHERE; facts.functions() as usize];
        for (old, new) in lent.iter().chain(&moved).zip(0..) {
            in_rest[*old as usize] = new;
        }
        Ok(Plan {
            moved,
            stubs,
            slots,
            lent,
            in_first,
            in_rest,
        })
    }

    fn is_moved(&self, function: u32) -> bool {
        self.moved.binary_search(&function).is_ok()
    }

    /// The number of the function that sees to it that the rest is here: the last one.
    fn fetcher(&self, facts: &Facts) -> u32 {
        let kept = facts.bodies.len() - self.moved.len();
        facts.imported + 1 + (kept + self.stubs.len()) as u32
    }

    /// A slot that is empty until the rest is here.
    fn some_slot(&self) -> Option<u32> {
        self.slots.values().next().copied()
    }
}

/// Short names for what the halves share: a, b, ... z, aa, ab ...
struct ShortNames(u32);

impl Iterator for ShortNames {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.0 += 1;
        let mut left = self.0;
        let mut name = String::new();
        while left > 0 {
            left -= 1;
            name.insert(0, char::from(b'a' + (left % 26) as u8));
            left /= 26;
        }
        Some(name)
    }
}

/// What the first half exports for the rest, in the one order both halves count in.
fn shared(facts: &Facts, plan: &Plan) -> Vec<(String, wasm_encoder::ExportKind, u32)> {
    use wasm_encoder::ExportKind::{Func, Global, Memory, Table};
    let all = |kind, count: usize| (0..count as u32).map(move |at| (kind, at));
    let things = all(Memory, facts.memories.len())
        .chain(all(Table, facts.tables.len()))
        .chain(all(Global, facts.globals.len()))
        .chain(plan.lent.iter().map(|old| (Func, *old)));
    let taken = |name: &String| facts.exported.iter().all(|(other, ..)| other != name);
    let names = ShortNames(0).filter(taken);
    names
        .zip(things)
        .map(|(name, (kind, at))| (name, kind, at))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Halves, ShortNames, split_by};
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
        Function, FunctionSection, ImportSection, Instruction, Module, RefType, TableSection,
        TableType, TypeSection,
    };
    use wasmparser::Validator;

    /// 0 is imported, 1 calls 2, 2 calls 3, 3 is in the table, 1 is exported.
    fn three() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for calls in [Some(2), Some(3), None] {
            functions.function(0);
            let mut body = Function::new([]);
            if let Some(callee) = calls {
                body.instruction(&Instruction::Call(callee));
            }
            body.instruction(&Instruction::End);
            code.function(&body);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 2,
            maximum: Some(2),
            shared: false,
        });
        let mut exports = ExportSection::new();
        exports.export("a", ExportKind::Func, 1);
        let mut elements = ElementSection::new();
        let in_table = Elements::Functions((&[3][..]).into());
        elements.active(None, &ConstExpr::i32_const(1), in_table);
        let mut module = Module::new();
        let mut imports = ImportSection::new();
        imports.import("page", "log", EntityType::Function(0));
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&tables);
        module.section(&exports).section(&elements).section(&code);
        module.finish()
    }

    fn facts(module: &[u8]) -> (usize, u32, u64) {
        let facts = super::Facts::of(module).expect("a module");
        (facts.bodies.len(), facts.imported, facts.table.1)
    }

    #[test]
    fn each_half_is_valid_whatever_moves() {
        for moved in 0..8u32 {
            let halves =
                split_by(&three(), |function| moved >> (function - 1) & 1 == 1).expect("split");
            for half in [&halves.first, &halves.rest] {
                let valid = Validator::new().validate_all(half).err();
                assert!(valid.is_none(), "{moved:03b}: {valid:?}");
            }
            assert_eq!(halves.moved, moved.count_ones() as usize);
        }
    }

    #[test]
    fn a_moved_function_leaves_a_stub_and_a_slot_where_the_first_half_can_reach_it() {
        // Function 2 moves: 1 calls its stub, and the rest borrows function 3.
        let halves = split_by(&three(), |function| function == 2).expect("split");
        assert_eq!(facts(&halves.first), (3, 2, 3));
        assert_eq!(facts(&halves.rest).0, 1);
        // 2 and 3 move: only the rest calls 3, but the table names it, so both have stubs.
        let halves = split_by(&three(), |function| function > 1).expect("split");
        assert_eq!(facts(&halves.first), (3, 2, 4));
    }

    /// Runs the first half; the loader brings the rest. Gives what `f` gives, and how often the
    /// loader was asked.
    fn run(halves: &Halves) -> (i32, u32) {
        use wasmi::{AsContextMut, Caller, Engine, Linker, Module, Store};
        let engine = Engine::default();
        let first = Module::new(&engine, &halves.first).expect("valid");
        let rest = Module::new(&engine, &halves.rest).expect("valid");
        let mut store = Store::new(&engine, 0u32);
        let mut linker = Linker::new(&engine);
        let log = |_: Caller<'_, u32>| {};
        linker.func_wrap("page", "log", log).expect("log");
        let load = move |mut caller: Caller<'_, u32>| {
            *caller.data_mut() += 1;
            let wanted: Vec<String> = rest.imports().map(|it| it.name().to_string()).collect();
            let mut linker = Linker::new(caller.engine());
            for name in wanted {
                let thing = caller.get_export(&name).expect("exported");
                linker.define("first", &name, thing).expect("new");
            }
            let begun = linker.instantiate_and_start(caller.as_context_mut(), &rest);
            begun.expect("the rest starts");
        };
        linker.func_wrap("rest", "load", load).expect("load");
        let instance = linker
            .instantiate_and_start(&mut store, &first)
            .expect("starts");
        let f = instance.get_typed_func::<i32, i32>(&store, "f").expect("f");
        let given = f.call(&mut store, 5).expect("no trap");
        assert_eq!(f.call(&mut store, 5).expect("no trap"), given);
        (given, *store.data())
    }

    #[test]
    fn the_halves_do_together_what_the_whole_does_and_fetch_the_rest_once() {
        let module = wat::parse_str(
            r#"(module
              (import "page" "log" (func $log))
              (type $t (func (param i32) (result i32)))
              (table 2 2 funcref)
              (elem (i32.const 1) $c)
              (global $seen (mut i32) (i32.const 0))
              (func $a (export "f") (param i32) (result i32)
                (i32.add (i32.add (call $b (local.get 0)) (call $b (i32.const 1)))
                  (i32.add (call $b (i32.const 0))
                    (call_indirect (type $t) (local.get 0) (i32.const 1)))))
              (func $b (param i32) (result i32)
                (call $log)
                (i32.mul (call $c (local.get 0)) (i32.const 2)))
              (func $c (type $t)
                (global.set $seen (i32.const 1))
                (i32.add (local.get 0) (i32.add (global.get $seen) (i32.const 3)))))"#,
        );
        let module = module.expect("a module");
        for moved in 0..8u32 {
            let halves = split_by(&module, |function| moved >> (function - 1) & 1 == 1);
            let halves = halves.expect("split");
            // 2 x (5 + 4) + 2 x (1 + 4) + 2 x (0 + 4) + 5 + 4
            assert_eq!(run(&halves), (45, u32::from(moved > 0)), "{moved:03b}");
        }
    }

    #[test]
    fn short_names_are_all_different() {
        let names: Vec<String> = ShortNames(0).take(30).collect();
        assert_eq!((&*names[0], &*names[25], &*names[26]), ("a", "z", "aa"));
    }
}
