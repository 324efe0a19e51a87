"use strict";

// A cookie of the console needs its CSRF token; whoever is logged in can try operations from here.
let csrf;

async function learnToken() {
    const answer = await fetch("/api/v1/session", { headers: { Accept: "application/json" } });
    csrf = answer.ok ? (await answer.json()).csrfToken : undefined;
}

window.addEventListener("load", async () => {
    await learnToken();
    SwaggerUIBundle({
        url: "/api/v1/openapi.json",
        dom_id: "#interface",
        deepLinking: true,
        docExpansion: "none",
        validatorUrl: null,
        requestInterceptor: (request) => {
            if (csrf && request.method !== "GET") {
                request.headers["X-CSRF-Token"] = csrf;
            }
            return request;
        },
    });
});
