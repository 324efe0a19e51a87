package im.parley.store.memory;

import im.parley.store.UnitOfWork;
import im.parley.store.access.ApiKeyStore;
import im.parley.store.access.WebSessionStore;
import im.parley.store.audit.AuditStore;
import im.parley.store.bytestream.BytestreamStore;
import im.parley.store.component.ComponentStore;
import im.parley.store.credential.CredentialStore;
import im.parley.store.group.SharedGroupStore;
import im.parley.store.lastactivity.LastActivityStore;
import im.parley.store.offline.OfflineStore;
import im.parley.store.privacy.PrivacyStore;
import im.parley.store.privatexml.PrivateXmlStore;
import im.parley.store.pubsub.NodeStore;
import im.parley.store.push.PushStore;
import im.parley.store.report.ReportStore;
import im.parley.store.room.RoomStore;
import im.parley.store.roster.RosterStore;
import im.parley.store.setting.SettingStore;
import im.parley.store.token.TokenStore;
import im.parley.store.upload.UploadStore;
import im.parley.store.user.UserStore;
import im.parley.store.vcard.VcardStore;
import im.parley.store.vhost.VhostStore;
import java.util.List;
import java.util.function.Supplier;

/**
 * All stores, empty, wired as in the server.
 *
 * @param units a unit of work that cannot roll back
 */
public record MemoryStores(
        UserStore users,
        CredentialStore credentials,
        RosterStore rosters,
        OfflineStore offline,
        MemoryArchives archives,
        VhostStore vhosts,
        SettingStore settings,
        PrivateXmlStore privateXml,
        VcardStore vcards,
        RoomStore rooms,
        NodeStore nodes,
        PrivacyStore privacy,
        ReportStore reports,
        LastActivityStore lastActivity,
        PushStore push,
        TokenStore tokens,
        SharedGroupStore groups,
        AuditStore audit,
        ApiKeyStore apiKeys,
        WebSessionStore webSessions,
        UploadStore uploads,
        ComponentStore components,
        BytestreamStore bytestreams,
        UnitOfWork units) {
    /** New empty stores. */
    public static MemoryStores create() {
        var credentials = new MemoryCredentials();
        var rosters = new MemoryRosters();
        var offline = new MemoryOffline();
        var archives = new MemoryArchives();
        var settings = new MemorySettings();
        var privateXml = new MemoryPrivateXml();
        var vcards = new MemoryVcards();
        var rooms = new MemoryRooms();
        var nodes = new MemoryNodes();
        var privacy = new MemoryPrivacy();
        var reports = new MemoryReports();
        var lastActivity = new MemoryLastActivity();
        var push = new MemoryPush();
        var tokens = new MemoryTokens();
        var groups = new MemorySharedGroups();
        var webSessions = new MemoryWebSessions();
        var uploads = new MemoryUploads();
        var bytestreams = new MemoryBytestreams();
        var users = new MemoryUsers(
                credentials, List.of(
                        credentials,
                        rosters,
                        offline,
                        archives,
                        settings,
                        privateXml,
                        vcards,
                        rooms,
                        nodes,
                        privacy,
                        reports,
                        lastActivity,
                        push,
                        tokens,
                        groups,
                        webSessions,
                        uploads,
                        bytestreams));
        return new MemoryStores(
                users,
                credentials,
                rosters,
                offline,
                archives,
                new MemoryVhosts(),
                settings,
                privateXml,
                vcards,
                rooms,
                nodes,
                privacy,
                reports,
                lastActivity,
                push,
                tokens,
                groups,
                new MemoryAudit(),
                new MemoryApiKeys(),
                webSessions,
                uploads,
                new MemoryComponents(),
                bytestreams,
                new Together());
    }

    private static final class Together implements UnitOfWork {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    }
}
