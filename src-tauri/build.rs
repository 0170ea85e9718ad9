//! Gives each of our own commands a permission, so that only commands listed in `tauri.conf.json` can be called.

include!("src/command_names.rs");

fn main() {
    // The bundle is embedded by a macro that cargo does not watch; without this a changed window stays the old one.
    println!("cargo:rerun-if-changed=ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
