package im.parley.web.console;

import java.util.Arrays;
import java.util.Optional;

/** A page of admin-ui with its own address and its own policy. */
enum Page {
    ADMIN("/admin", Policy.SELF),
    SETUP("/setup", Policy.SELF),
    CHAT("/chat", Policy.CHAT);

    private final String folder;
    private final String policy;

    Page(String folder, String policy) {
        this.folder = folder;
        this.policy = policy;
    }

    static Optional<Page> of(String path) {
        return Arrays.stream(values()).filter(page -> path.equals(page.folder) || path.startsWith(page.folder + '/')).findFirst();
    }

    /** What answers each address below the page that is not a file: the page's own script reads the address. */
    String document() {
        return folder + "/index.html";
    }

    boolean isFolder(String path) {
        return path.equals(folder) || path.equals(folder + '/');
    }

    /** The value of {@code Content-Security-Policy}. */
    String policy() {
        return policy;
    }
}
