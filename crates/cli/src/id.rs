//! The id that most commands begin with.

use crate::{command::read_id, failure::Failure};
use clap::Args;
use std::str::FromStr;

/// Which entity a command is about.
#[derive(Debug, Args)]
pub(crate) struct Id {
    #[arg(value_name = "ID", help = "Id fra en liste eller et tidligere svar")]
    id: String,
}

impl Id {
    /// Reads it as the id of one sort of entity.
    pub(crate) fn read<T: FromStr>(&self) -> Result<T, Failure> {
        read_id(&self.id, "id")
    }
}
