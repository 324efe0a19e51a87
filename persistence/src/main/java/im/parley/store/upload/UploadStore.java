package im.parley.store.upload;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the files of users. When an account is removed, its files expire at once, so that whoever removes what
 * has expired removes their bytes, too. Every method throws {@link im.parley.store.StoreException} when the database fails.
 */
public interface UploadStore {
    /** Keeps one that may be uploaded now. */
    void add(Upload upload);

    /** The file, whether it is uploaded or not, expired or not. */
    Optional<Upload> find(String id);

    /** The bytes are there; false when they were already, or when there is no such file. */
    boolean complete(String id, Instant when);

    /** Forgets a file; false when there is none. */
    boolean remove(String id);

    /** What an account uses, and what it was allowed since a time. */
    Usage usage(Jid account, Instant since);

    /** What all accounts of a domain use, and what they were allowed since a time. */
    Usage usage(String domain, Instant since);

    /** The files of an account by id, behind that id; those that were uploaded alone. */
    List<Upload> of(Jid account, String afterId, int max);

    /** The files of a domain by id, behind that id; those that were uploaded alone. */
    List<Upload> of(String domain, String afterId, int max);

    /**
     * Files that are to be removed.
     *
     * @param now what expires by then has expired
     * @param abandoned what was allowed before that and is not uploaded yet will not be
     */
    List<Upload> expired(Instant now, Instant abandoned, int max);
}
