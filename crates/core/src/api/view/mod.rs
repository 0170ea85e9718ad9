//! What screens and scripts are shown. All of it comes from the read model; no document is loaded for a list.

mod access;
mod code_list;
mod creation;
mod device;
mod figures;
mod history;
mod list;
mod meeting;
mod participant;
mod people;
mod phase;
mod profile;
mod record;
mod report;
mod sync;
mod task;
mod trail;

pub use access::*;
pub use code_list::*;
pub use creation::*;
pub use device::*;
pub use figures::*;
pub use history::*;
pub use list::*;
pub use meeting::*;
pub use participant::*;
pub use people::*;
pub use phase::*;
pub use profile::*;
pub use record::*;
pub use report::*;
pub use sync::*;
pub use task::*;
pub use trail::*;
pub use worktrail_replica::view::*;
