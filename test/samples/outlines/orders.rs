//! What customers ordered.

use std::collections::{BTreeMap, HashMap as Map};
use std::fmt;
use crate::prices::*;
use super::Money;
extern crate serde;

mod storage;

/// Most lines of one order.
pub const LINES_MAX: usize = 100;

static mut COUNTER: u64 = 0;

/// What can go wrong.
///
/// Each says why.
#[derive(Debug, Clone)]
pub enum OrderError {
    Closed,
    Unknown(String),
    TooMany { lines: usize },
}

/** An order of one customer. */
#[derive(Default)]
#[non_exhaustive]
pub struct Order<'a, T: Pricer> {
    pub id: u64,
    lines: Vec<Line<'a>>,
    pub(crate) pricer: T,
}

pub struct Line<'a>(&'a str, u32);

struct Marker;

pub union Bits {
    whole: u32,
    bytes: [u8; 4],
}

/// Knows what things cost.
pub trait Pricer {
    /// The currency.
    type Currency;
    const DIGITS: u8 = 2;

    /// What one costs.
    fn price(&self, article: &str) -> Option<Money>;

    fn is_free(&self, article: &str) -> bool {
        self.price(article).is_none()
    }
}

impl<'a, T: Pricer> Order<'a, T> {
    const EMPTY: usize = 0;

    /// An order without lines.
    pub fn new(pricer: T) -> Self {
        fn helper() {}
        Self { id: 0, lines: vec![], pricer }
    }

    fn total(&self) -> Option<Money>
    where
        T: Clone,
    {
        None
    }
}

impl<T: Pricer> fmt::Display for Order<'_, T> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}", self.id)
    }
}

impl From<fmt::Error> for OrderError {
    fn from(_: fmt::Error) -> Self {
        OrderError::Closed
    }
}

impl Money {
    pub fn rounded(&self) -> Money {
        *self
    }
}

pub mod reports {
    pub(super) type Totals = super::BTreeMap<u64, u64>;

    pub async unsafe fn print(totals: &Totals) {}
}

/// Makes a line.
#[macro_export]
macro_rules! line {
    ($article:expr) => {
        Line($article, 1)
    };
}

macro_rules! local {
    () => {};
}

extern "C" {
    fn order_total(id: u64) -> f64;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {}
}
