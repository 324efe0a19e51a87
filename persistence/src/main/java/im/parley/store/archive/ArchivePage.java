package im.parley.store.archive;

import java.util.List;

/**
 * A page of an archive.
 *
 * @param messages in the order of the archive
 * @param complete whether there is nothing more in the direction of the paging
 */
public record ArchivePage(List<ArchivedMessage> messages, boolean complete) {
    /** Takes a copy of the list. */
    public ArchivePage {
        messages = List.copyOf(messages);
    }
}
