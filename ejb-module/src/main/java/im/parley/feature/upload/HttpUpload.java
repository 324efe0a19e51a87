package im.parley.feature.upload;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.upload.Depot;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** XEP-0363: HTTP File Upload. Says where users may upload files; the web server takes and gives them. */
@ServerFeature
final class HttpUpload implements Feature {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final UploadService service;
    private final Depot depot;

    @Inject
    HttpUpload(UploadService service, Depot depot) {
        this.service = service;
        this.depot = depot;
    }

    @Override
    public Spec spec() {
        return Spec.xep(363, "1.2.0").component(UploadOptions.BEAN);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                Hook.serve(service),
                Hook.regularly(EVERY, EVERY, service::expire),
                Hook.publish(
                        "Uploads",
                        Figure.counter("parley_uploads_total", "Files that were uploaded.", depot::uploads),
                        Figure.counter("parley_uploaded_bytes_total", "The bytes of these files.", depot::uploadedBytes),
                        Figure.counter("parley_upload_failures_total", "Uploads that began and failed.", depot::failures),
                        Figure.gauge("parley_uploads_running", "Uploads that are running.", depot::running)));
    }
}
