package quire.shell.peer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import quire.api.QuireException;
import quire.data.json.Json;
import quire.shell.command.Peer;

/** A process reached through the port and word in its file. */
record RemoteProcess(long pid, int port, String word) implements Peer {
    private static final int CONNECT_MS = 1000;
    /** Longer than a job may take to stop. */
    private static final int ANSWER_MS = 90_000;

    Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(Peers.address(port), CONNECT_MS);
            socket.setSoTimeout(ANSWER_MS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Object ask(String... command) {
        try (Socket socket = connect()) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeUTF(word);
            out.writeInt(command.length);
            for (String w : command) {
                out.writeUTF(w);
            }
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int code = in.readInt();
            String text = new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
            if (code != 0) {
                throw new QuireException(text.strip().replaceFirst("^quire: ", ""));
            }
            return Json.parse("answer of process " + pid, text, Object.class);
        } catch (IOException e) {
            throw new QuireException("process " + pid + " does not answer (" + e.getMessage() + "); try again", e);
        }
    }
}
