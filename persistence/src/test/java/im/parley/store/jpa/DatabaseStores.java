package im.parley.store.jpa;

import im.parley.store.AccountData;
import im.parley.store.UnitOfWork;
import im.parley.store.access.ApiKeyStore;
import im.parley.store.access.DatabaseApiKeys;
import im.parley.store.access.DatabaseWebSessions;
import im.parley.store.access.WebSessionStore;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.DatabaseArchives;
import im.parley.store.audit.AuditStore;
import im.parley.store.audit.DatabaseAudit;
import im.parley.store.batch.GroupCommit;
import im.parley.store.bytestream.BytestreamStore;
import im.parley.store.bytestream.BytestreamTables;
import im.parley.store.component.ComponentStore;
import im.parley.store.component.DatabaseComponents;
import im.parley.store.credential.CredentialStore;
import im.parley.store.credential.DatabaseCredentials;
import im.parley.store.group.DatabaseSharedGroups;
import im.parley.store.group.SharedGroupStore;
import im.parley.store.lastactivity.DatabaseLastActivity;
import im.parley.store.lastactivity.LastActivityStore;
import im.parley.store.offline.DatabaseOffline;
import im.parley.store.offline.OfflineStore;
import im.parley.store.privacy.DatabasePrivacy;
import im.parley.store.privacy.PrivacyStore;
import im.parley.store.privatexml.DatabasePrivateXml;
import im.parley.store.privatexml.PrivateXmlStore;
import im.parley.store.pubsub.DatabaseNodes;
import im.parley.store.pubsub.NodeStore;
import im.parley.store.push.DatabasePush;
import im.parley.store.push.PushStore;
import im.parley.store.report.DatabaseReports;
import im.parley.store.report.ReportStore;
import im.parley.store.room.DatabaseRooms;
import im.parley.store.room.RoomStore;
import im.parley.store.roster.DatabaseRosters;
import im.parley.store.roster.RosterStore;
import im.parley.store.setting.DatabaseSettings;
import im.parley.store.setting.SettingStore;
import im.parley.store.token.DatabaseTokens;
import im.parley.store.token.TokenStore;
import im.parley.store.upload.DatabaseUploads;
import im.parley.store.upload.UploadStore;
import im.parley.store.user.DatabaseUsers;
import im.parley.store.user.UserStore;
import im.parley.store.vcard.DatabaseVcards;
import im.parley.store.vcard.VcardStore;
import im.parley.store.vhost.DatabaseVhosts;
import im.parley.store.vhost.VhostStore;
import java.util.List;

/** All stores in one database, wired as in the server. */
public record DatabaseStores(
        UserStore users,
        CredentialStore credentials,
        RosterStore rosters,
        OfflineStore offline,
        ArchiveStore archives,
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
    /** The stores in that database. */
    public static DatabaseStores on(Database database) {
        Transactions transactions = database.transactions();
        CredentialStore credentials = DatabaseCredentials.on(transactions);
        RosterStore rosters = DatabaseRosters.on(transactions);
        GroupCommit writer = new GroupCommit(transactions);
        OfflineStore offline = DatabaseOffline.on(transactions, writer);
        ArchiveStore archives = DatabaseArchives.on(transactions, writer);
        SettingStore settings = DatabaseSettings.on(transactions);
        PrivateXmlStore privateXml = DatabasePrivateXml.on(transactions);
        VcardStore vcards = DatabaseVcards.on(transactions);
        RoomStore rooms = DatabaseRooms.on(transactions);
        NodeStore nodes = DatabaseNodes.on(transactions, writer);
        PrivacyStore privacy = DatabasePrivacy.on(transactions);
        ReportStore reports = DatabaseReports.on(transactions);
        LastActivityStore lastActivity = DatabaseLastActivity.on(transactions);
        PushStore push = DatabasePush.on(transactions);
        TokenStore tokens = DatabaseTokens.on(transactions);
        SharedGroupStore groups = DatabaseSharedGroups.on(transactions);
        WebSessionStore webSessions = DatabaseWebSessions.on(transactions);
        UploadStore uploads = DatabaseUploads.on(transactions);
        BytestreamTables bytestreams = new BytestreamTables(database.source());
        List<AccountData> participants = List.of(
                (AccountData) credentials,
                (AccountData) rosters,
                (AccountData) offline,
                (AccountData) archives,
                (AccountData) settings,
                (AccountData) privateXml,
                (AccountData) vcards,
                (AccountData) rooms,
                (AccountData) nodes,
                (AccountData) privacy,
                (AccountData) reports,
                (AccountData) lastActivity,
                (AccountData) push,
                (AccountData) tokens,
                (AccountData) groups,
                (AccountData) webSessions,
                (AccountData) uploads,
                bytestreams);
        UserStore users = DatabaseUsers.on(transactions, credentials, participants);
        return new DatabaseStores(
                users,
                credentials,
                rosters,
                offline,
                archives,
                DatabaseVhosts.on(transactions),
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
                DatabaseAudit.on(transactions),
                DatabaseApiKeys.on(transactions),
                webSessions,
                uploads,
                DatabaseComponents.on(transactions),
                bytestreams,
                transactions);
    }
}
