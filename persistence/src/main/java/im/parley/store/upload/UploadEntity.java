package im.parley.store.upload;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code parley_upload}. */
@Entity
@Table(name = "parley_upload")
class UploadEntity {
    @Id
    @Column(name = "upload_id")
    private String id = "";

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "file_name")
    private String name = "";

    @Column(name = "content_type")
    private String contentType = "";

    @Column(name = "size_bytes")
    private long size;

    @Column(name = "purpose")
    private String purpose = "";

    @Column(name = "created")
    private long created;

    @Column(name = "uploaded")
    private long uploaded;

    @Column(name = "expires")
    private long expires;

    protected UploadEntity() {}

    UploadEntity(Upload upload) {
        id = upload.id();
        domain = upload.owner().domain();
        local = upload.owner().local();
        name = upload.name();
        contentType = upload.contentType();
        size = upload.size();
        purpose = upload.purpose().name();
        created = upload.created().toEpochMilli();
        uploaded = upload.uploaded().map(Instant::toEpochMilli).orElse(0L);
        expires = upload.expires().toEpochMilli();
    }

    Upload toUpload() {
        return new Upload(
                id,
                Jid.prepared(local, domain),
                name,
                contentType,
                size,
                Upload.Purpose.valueOf(purpose),
                Instant.ofEpochMilli(created),
                uploaded == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(uploaded)),
                Instant.ofEpochMilli(expires));
    }
}
