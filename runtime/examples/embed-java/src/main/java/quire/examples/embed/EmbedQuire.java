package quire.examples.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import quire.launcher.QuireRuntime;

/** Lists the papers, trains a small model for a few steps, and prints its metric on the test split. */
public final class EmbedQuire {
    private EmbedQuire() {
    }

    /** @param args folder of the distribution, home folder */
    public static void main(String[] args) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (QuireRuntime quire = QuireRuntime.start(Path.of(args[0]), Path.of(args[1]))) {
            for (JsonNode paper : json.readTree(quire.json("papers"))) {
                System.out.println(paper.get("id").asText() + ": " + paper.get("title").asText());
            }
            JsonNode trained = json.readTree(quire.json("train", "can", "--model", "dnn", "--epochs", "1",
                    "--set", "train_rows=2000", "--set", "validation_rows=500", "--set", "test_rows=500"));
            System.out.println("run " + trained.get("run").asText() + ": test AUC " + trained.get("metrics").get("test/auc").asDouble());
        }
    }
}
