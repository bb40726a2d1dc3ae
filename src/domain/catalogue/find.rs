//! Finding a service by what a citizen calls it.

use std::cmp::Reverse;

use super::service::Service;
use crate::domain::bilingual::Bilingual;
use crate::domain::search_key::{closeness, text_key};

/// What one service is searched by.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    code: String,
    names: String,
    /// Code and category: found as well, but a word in the name counts more.
    rest: String,
    /// Among equals the shorter name is the more general service.
    length: usize,
}

impl Keys {
    pub fn of(service: &Service, category: Option<&Bilingual>) -> Keys {
        let names = text_key(&format!("{} {}", service.name.ar, service.name.en));
        let category_words = category.map_or(String::new(), |name| format!("{} {}", name.ar, name.en));
        let code = text_key(&service.code);
        let rest = text_key(&format!("{code} {} {category_words}", service.category));
        Keys { code, length: names.len(), names, rest }
    }

    /// Less is better; `None` when a word is found nowhere.
    fn cost(&self, query: &str) -> Option<u32> {
        const OUTSIDE_THE_NAME: u32 = 4;
        let word_cost =
            |word: &str| closeness(word, &self.names).or_else(|| Some(closeness(word, &self.rest)? + OUTSIDE_THE_NAME));
        query.split_whitespace().map(word_cost).sum()
    }
}

/// The places of the services that answer `query`, best first.
pub(super) fn ranked(keys: &[Keys], query: &str) -> Vec<usize> {
    let query = text_key(query);
    let mut found: Vec<_> = keys
        .iter()
        .enumerate()
        .filter_map(|(index, keys)| Some((Reverse(keys.code == query), keys.cost(&query)?, index)))
        .collect();
    if !query.is_empty() {
        found.sort_by_key(|&(exact, cost, index)| (exact, cost, keys[index].length, index));
    }
    found.into_iter().map(|(_, _, index)| index).collect()
}
