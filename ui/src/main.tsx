/// Where the window begins.
import "./styles/main.css";
import { renderApp } from "./app/render";
import { tauriBackend } from "./shared/tauri-backend";

void renderApp(tauriBackend());
