//! What a person asks for. Texts are as typed; rules are checked when the command runs.

mod access;
mod creation;
mod device;
mod employer;
mod entity;
mod figures;
mod meeting;
mod phase;
mod profile;
mod record;
mod report;
mod task;
mod trail;

pub use access::*;
pub use creation::*;
pub use device::*;
pub use employer::*;
pub use entity::*;
pub use figures::*;
pub use meeting::*;
pub use phase::*;
pub use profile::*;
pub use record::*;
pub use report::*;
pub use task::*;
pub use trail::*;
