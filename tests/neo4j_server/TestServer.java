import java.nio.file.Files;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A real Neo4j Community server on Bolt: `TestServer HOME PORT`.
 *
 * Settings of HOME/conf/neo4j.conf hold where given. Ends when its standard input ends, so that a killed
 * test run leaves no server behind. The first log-in is neo4j / neo4j.
 */
final class TestServer {
    private TestServer() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        DatabaseManagementServiceBuilder builder = new DatabaseManagementServiceBuilder(home);
        Path conf = home.resolve("conf").resolve("neo4j.conf");
        if (Files.exists(conf)) {
            builder = builder.loadPropertiesFromFile(conf);
        }
        DatabaseManagementService service = builder
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(args[1])))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, 256L << 20)
                .build();
        System.out.println("ready");
        while (System.in.read() != -1) {
            continue;
        }
        service.shutdown();
    }
}
