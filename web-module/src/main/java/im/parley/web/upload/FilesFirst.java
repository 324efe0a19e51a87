package im.parley.web.upload;

import im.parley.server.admin.Uploads;
import im.parley.web.listen.WholeApplication;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the handler of files before the servlets when the web application starts. */
@WebListener
public final class FilesFirst implements ServletContextListener {
    @Inject
    private @Nullable Uploads uploads;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        FileHandler handler = new FileHandler(Objects.requireNonNull(uploads, "injected"));
        WholeApplication.of(event.getServletContext()).ifPresent(all -> all.serve("/upload/", handler));
    }
}
