//! A walk through one message: its text, its variables, and the choices it makes by them.

use std::fmt::Write as _;

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

/// What a plural must spell out: Arabic has a form for nought too, and the reader hears at once when one is missing.
const ARABIC_PLURALS: &[&str] = &["zero", "one", "two", "few", "many", "other"];
const ENGLISH_PLURALS: &[&str] = &["one", "other"];
/// By these one knows a choice by number from a choice by word; `other` stands in both.
const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// How words are chosen by a variable, from the least to the most that this asks of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// It stands as it is, or words are chosen by a name.
    #[default]
    None,
    /// By single numbers: months, the first of something.
    Number,
    /// It is counted, so every plural form is there.
    Plural,
}

/// What was found, in reading order.
pub struct Walk {
    plurals_needed: &'static [&'static str],
    pub text: String,
    pub variables: Vec<(String, Choice)>,
    pub quotes: Vec<String>,
    /// Of each incomplete plural, the forms that it lacks.
    pub plurals: Vec<String>,
}

impl Walk {
    pub fn new(language: &str) -> Self {
        let plurals_needed = if language == "ar" { ARABIC_PLURALS } else { ENGLISH_PLURALS };
        Self { plurals_needed, text: String::new(), variables: vec![], quotes: vec![], plurals: vec![] }
    }

    pub fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                self.choice(selector, variants);
                for variant in variants {
                    self.text.push_str(" | ");
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                self.text.push_str(value);
            }
            InlineExpression::VariableReference { id } => {
                let _ = write!(self.text, "{{${}}}", id.name);
                self.variable(id.name, Choice::None);
            }
            InlineExpression::MessageReference { id, .. } => self.quotes.push(id.name.to_owned()),
            InlineExpression::TermReference { id, arguments, .. } => {
                self.quotes.push(format!("-{}", id.name));
                self.arguments(arguments.as_ref());
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(Some(arguments)),
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: Option<&CallArguments<&str>>) {
        for argument in arguments.iter().flat_map(|a| &a.positional) {
            self.inline(argument);
        }
    }

    fn variable(&mut self, name: &str, choice: Choice) {
        match self.variables.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = choice.max(*known),
            None => self.variables.push((name.to_owned(), choice)),
        }
    }

    fn choice(&mut self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) {
        let (mut names, mut by_number) = (Vec::new(), false);
        for variant in variants {
            match variant.key {
                VariantKey::Identifier { name } => names.push(name),
                VariantKey::NumberLiteral { .. } => by_number = true,
            }
        }
        let choice = match names.iter().any(|name| CATEGORIES.contains(name)) {
            true => Choice::Plural,
            false if by_number => Choice::Number,
            false => Choice::None,
        };
        let lacks: Vec<&str> = self.plurals_needed.iter().copied().filter(|form| !names.contains(form)).collect();
        if choice == Choice::Plural && !lacks.is_empty() {
            self.plurals.push(lacks.join(", "));
        }
        if let InlineExpression::VariableReference { id } = selector {
            self.variable(id.name, choice);
        }
    }
}
