// The page is static; the host that the reader has used to get here is the one to give to a client.
for (const place of document.querySelectorAll('[data-host]')) {
  place.textContent = location.hostname;
}
