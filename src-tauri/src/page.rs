//! Printing a page: a window of its own that shows the page from memory, and the system's dialog over it.
//!
//! The page is never on disk. Its window may call nothing, run nothing and load nothing, and goes when the vault is
//! locked.

use crate::{
    automation,
    shell::{Reply, Shell},
};
use std::sync::{Mutex, PoisonError};
use tauri::{
    AppHandle, Manager, State, Url, WebviewUrl, WebviewWindowBuilder, Wry,
    http::{Response, StatusCode, header},
    webview::PageLoadEvent,
};
use worktrail_core::domain::{Violation, ViolationCode};

/// The scheme under which the page is shown.
pub(crate) const SCHEME: &str = "worktrail-page";

/// The window's label; no capability names it, so it may call nothing.
const LABEL: &str = "page";

/// Longest page, in bytes: a trail of many years.
const PAGE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// What a page may do: be styled by itself, and nothing else.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/// The page that is being shown.
#[derive(Default)]
pub(crate) struct Page(Mutex<Option<String>>);

impl Page {
    fn set(&self, html: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = html;
    }

    fn get(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Answers the page's window.
pub(crate) fn serve(app: &AppHandle) -> Response<Vec<u8>> {
    let page = app.state::<Page>().get();
    let mut response = Response::new(page.clone().unwrap_or_default().into_bytes());
    if page.is_none() {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

/// Takes the page away, with its window.
pub(crate) fn clear(app: &AppHandle) {
    app.state::<Page>().set(None);
    if let Some(Err(error)) = app.get_webview_window(LABEL).map(|window| window.destroy()) {
        tracing::debug!("closing the page: {error:#}");
    }
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn print_page(app: AppHandle, page: State<'_, Page>, html: String) -> Reply<()> {
    if html.len() > PAGE_BYTES_MAX {
        return Err(app.state::<Shell>().told(&Violation::new(ViolationCode::TextTooLong, "html").into()));
    }
    clear(&app);
    page.set(Some(html));
    if let Err(error) = open(&app) {
        tracing::warn!("opening a page: {error:#}");
        page.set(None);
        return Err(app.state::<Shell>().told(&Violation::new(ViolationCode::ValueUnknown, "html").into()));
    }
    Ok(())
}

fn open(app: &AppHandle) -> anyhow::Result<()> {
    let automated = app.state::<automation::Automated>().0;
    let url = WebviewUrl::CustomProtocol(Url::parse(&format!("{SCHEME}://localhost/"))?);
    WebviewWindowBuilder::<Wry, AppHandle>::new(app, LABEL, url)
        // No title of what it shows: titles are seen in the system's list of windows.
        .title("Utskrift")
        .inner_size(900.0, 700.0)
        .incognito(!automated)
        .on_navigation(|url| url.scheme() == SCHEME || url.host_str() == Some("worktrail-page.localhost"))
        .on_page_load(move |window, load| {
            // Under a test nobody could answer the dialog.
            if load.event() == PageLoadEvent::Finished
                && !automated
                && let Err(error) = window.print()
            {
                tracing::warn!("printing: {error:#}");
            }
        })
        .build()?;
    Ok(())
}
