package quire.shell.command;

import java.util.Optional;

/** Another process that uses the same home folder. */
public interface Peer {
    long pid();

    /** Runs a command there and returns its JSON document. @throws quire.api.QuireException with its error line */
    Object ask(String... command);

    /** A job of another process. */
    record PeerJob(Peer peer, String job) {
    }

    /** Who runs a job named {@code pid:id}, or empty for a job of this process. */
    static Optional<PeerJob> of(Desk desk, String id) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String pid = id.substring(0, colon);
        return Optional.of(desk.peers().stream().filter(p -> Long.toString(p.pid()).equals(pid)).findFirst()
                .map(p -> new PeerJob(p, id.substring(colon + 1)))
                .orElseThrow(() -> new quire.api.QuireException("no Quire process " + pid + " runs with this home; see 'jobs'")));
    }
}
