//! Where things are: the checkout, the build outputs, the rehearsal.

use anyhow::{Context, Result};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Folders that hold outputs or foreign files and are never looked into.
const OUTPUT_FOLDERS: [&str; 7] = [".git", ".rehearsal", "target", "gen", "node_modules", "dist", "permissions"];

/// The cargo profile of programs that can be driven and are as fast as the shipped ones.
pub const MEASURED: &str = "measure";

/// The checkout and its outputs.
pub struct Place {
    /// Root of the checkout.
    pub root: PathBuf,
    /// Folder of build outputs.
    pub target: PathBuf,
    /// Folder within it where the programs are that are run.
    programs: &'static str,
}

impl Place {
    /// Finds the checkout this tool was built from, and the folder it was built into.
    pub fn find() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().context("xtask lies in a folder of the checkout")?.to_owned();
        let own = env::current_exe().context("finding the path of this tool")?;
        let target = own.parent().and_then(Path::parent).context("this tool lies in target/debug")?.to_owned();
        Ok(Self { root, target, programs: "debug" })
    }

    /// The same checkout with the programs of [`MEASURED`].
    pub fn measured(&self) -> Self {
        Self { root: self.root.clone(), target: self.target.clone(), programs: MEASURED }
    }

    /// A program that `cargo build` made.
    pub fn program(&self, name: &str) -> PathBuf {
        self.target.join(self.programs).join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// Folder of the rehearsal: server, vault, logs, screenshots. Ignored by git, safe to delete.
    pub fn rehearsal(&self) -> PathBuf {
        self.root.join(".rehearsal")
    }

    /// Folder of the window's sources.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }
}

/// All files below a folder, sorted, without outputs; paths relative to `root`.
pub fn files_below(root: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("listing {}", folder.display()))?;
        for entry in entries {
            let path = entry.with_context(|| format!("listing {}", folder.display()))?.path();
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            if path.is_dir() && !path.is_symlink() {
                if !OUTPUT_FOLDERS.contains(&name) {
                    waiting.push(path);
                }
            } else {
                found.push(path.strip_prefix(root).unwrap_or(&path).to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}
