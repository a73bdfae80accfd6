//! Tokens to an expression: precedence from `|` (loosest) over `||`, `&&`, comparison, `!` to hops.
//!
//! Example: `a.b == 1 && !c` is And(Compare(a.b, 1), Not(c)).

use super::lexer::{Token, tokens, wrong};
use super::{DEEPEST, Expression, Hop, Unreadable};
use crate::goal::functions;
use serde_json::Value;

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    depth: usize,
}

pub(super) fn parse(text: &str) -> Result<Expression, Unreadable> {
    let mut parser = Parser {
        tokens: tokens(text)?,
        next: 0,
        depth: 0,
    };
    let expression = parser.pipe()?;
    match parser.peek() {
        Token::End => Ok(expression),
        _ => Err(parser.unexpected("the end, or &&, || or a comparison")),
    }
}

impl Parser {
    fn peek(&self) -> &Token {
        &self.tokens[self.next.min(self.tokens.len() - 1)].1
    }

    fn at(&self) -> usize {
        self.tokens[self.next.min(self.tokens.len() - 1)].0
    }

    fn take(&mut self) -> Token {
        let token = self.peek().clone();
        self.next += 1;
        token
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is = self.peek() == token;
        if is {
            self.next += 1;
        }
        is
    }

    fn expect(&mut self, token: &Token, expected: &str) -> Result<(), Unreadable> {
        if self.takes(token) {
            Ok(())
        } else {
            Err(self.unexpected(expected))
        }
    }

    fn unexpected(&self, expected: &str) -> Unreadable {
        let message = match self.peek() {
            Token::End => "the expression ends too early",
            _ => "this does not belong here",
        };
        wrong(self.at(), message, expected)
    }

    fn pipe(&mut self) -> Result<Expression, Unreadable> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let expected = format!("at most {DEEPEST} levels");
            return Err(wrong(self.at(), "it is nested too deep", &expected));
        }
        let mut left = self.or()?;
        while self.takes(&Token::Pipe) {
            left = Expression::Pipe(Box::new(left), Box::new(self.or()?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn or(&mut self) -> Result<Expression, Unreadable> {
        let mut left = self.and()?;
        while self.takes(&Token::Or) {
            left = Expression::Or(Box::new(left), Box::new(self.and()?));
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Expression, Unreadable> {
        let mut left = self.comparison()?;
        while self.takes(&Token::And) {
            left = Expression::And(Box::new(left), Box::new(self.comparison()?));
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Result<Expression, Unreadable> {
        let left = self.not()?;
        let Token::Sign(sign) = *self.peek() else {
            return Ok(left);
        };
        self.next += 1;
        let right = self.not()?;
        Ok(Expression::Compare(Box::new(left), sign, Box::new(right)))
    }

    fn not(&mut self) -> Result<Expression, Unreadable> {
        let mut times = 0;
        while self.takes(&Token::Not) {
            times += 1;
        }
        let mut expression = self.chain()?;
        for _ in 0..times.min(DEEPEST) {
            expression = Expression::Not(Box::new(expression));
        }
        Ok(expression)
    }

    fn chain(&mut self) -> Result<Expression, Unreadable> {
        let mut hops = Vec::new();
        let from = self.primary(&mut hops)?;
        while let Some(hop) = self.hop()? {
            hops.push(hop);
        }
        if hops.is_empty() {
            return Ok(from);
        }
        Ok(Expression::Chain(Box::new(from), hops))
    }

    /// What a chain begins with; a name is a hop from the value at hand.
    fn primary(&mut self, hops: &mut Vec<Hop>) -> Result<Expression, Unreadable> {
        let at = self.at();
        match self.take() {
            Token::At => Ok(Expression::Current),
            Token::Literal(value) => Ok(Expression::Literal(value)),
            Token::Open => {
                let inner = self.pipe()?;
                self.expect(&Token::Close, "a closing )")?;
                Ok(inner)
            }
            Token::Name(name) if self.takes(&Token::Open) => self.call(name, at),
            Token::Name(name) => {
                hops.push(Hop::Field(name));
                Ok(Expression::Current)
            }
            Token::Star => {
                hops.push(Hop::Values);
                Ok(Expression::Current)
            }
            Token::Filter => {
                hops.push(self.filter()?);
                Ok(Expression::Current)
            }
            Token::Flatten => {
                hops.push(Hop::Flatten);
                Ok(Expression::Current)
            }
            Token::Bracket => match self.bracket()? {
                Hop::List(items) => Ok(Expression::List(items)),
                hop => {
                    hops.push(hop);
                    Ok(Expression::Current)
                }
            },
            _ => {
                self.next -= 1;
                Err(self.unexpected("a name, a number, 'text', a function or ("))
            }
        }
    }

    fn hop(&mut self) -> Result<Option<Hop>, Unreadable> {
        Ok(Some(match self.peek() {
            Token::Dot => {
                self.next += 1;
                match self.take() {
                    Token::Name(name) => Hop::Field(name),
                    Token::Star => Hop::Values,
                    Token::Bracket => Hop::List(self.items(&Token::Shut, "]")?),
                    _ => {
                        self.next -= 1;
                        return Err(self.unexpected("a name after the dot"));
                    }
                }
            }
            Token::Flatten => {
                self.next += 1;
                Hop::Flatten
            }
            Token::Filter => {
                self.next += 1;
                self.filter()?
            }
            Token::Bracket => {
                self.next += 1;
                match self.bracket()? {
                    Hop::List(_) => return Err(self.unexpected("[0], [*] or [?condition]")),
                    hop => hop,
                }
            }
            _ => return Ok(None),
        }))
    }

    fn filter(&mut self) -> Result<Hop, Unreadable> {
        let condition = self.pipe()?;
        self.expect(&Token::Shut, "a closing ]")?;
        Ok(Hop::Filter(condition))
    }

    /// After `[`: `*]`, `n]` or a list of expressions.
    fn bracket(&mut self) -> Result<Hop, Unreadable> {
        let then = self.tokens.get(self.next + 1).map(|it| &it.1);
        if then == Some(&Token::Shut) {
            match self.peek().clone() {
                Token::Star => {
                    self.next += 2;
                    return Ok(Hop::Items);
                }
                Token::Literal(Value::Number(number)) => {
                    let index = number.as_i64();
                    let index = index.ok_or_else(|| self.unexpected("a whole number"))?;
                    self.next += 2;
                    return Ok(Hop::Index(index));
                }
                _ => {}
            }
        }
        Ok(Hop::List(self.items(&Token::Shut, "]")?))
    }

    fn items(&mut self, end: &Token, sign: &str) -> Result<Vec<Expression>, Unreadable> {
        let mut items = vec![self.pipe()?];
        while self.takes(&Token::Comma) {
            items.push(self.pipe()?);
        }
        self.expect(end, &format!(", or {sign}"))?;
        Ok(items)
    }

    fn call(&mut self, name: String, at: usize) -> Result<Expression, Unreadable> {
        let mut arguments = Vec::new();
        if !self.takes(&Token::Close) {
            loop {
                arguments.push(if self.takes(&Token::Reference) {
                    Expression::Reference(Box::new(self.pipe()?))
                } else {
                    self.pipe()?
                });
                if !self.takes(&Token::Comma) {
                    break;
                }
            }
            self.expect(&Token::Close, ", or )")?;
        }
        functions::check(&name, &arguments)
            .map_err(|(message, expected)| wrong(at, &message, &expected))?;
        Ok(Expression::Call {
            name,
            at,
            arguments,
        })
    }
}
