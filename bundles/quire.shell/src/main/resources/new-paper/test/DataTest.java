package @package@;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;

class DataTest {
    @TempDir
    Path folder;

    private Dataset open(DatasetFactory factory, Path data, long seed) throws IOException {
        return factory.open(new DatasetRequest(data, folder, factory.options().parse(Map.of()), seed, null));
    }

    @Test
    void sameSeedSamePoints() throws IOException {
        String first = open(new RingsFactory(), null, 1).fingerprint();
        assertEquals(first, open(new RingsFactory(), null, 1).fingerprint());
        assertNotEquals(first, open(new RingsFactory(), null, 2).fingerprint());
    }

    @Test
    void rowsOfAFileGoToThreeSplits() throws IOException {
        StringBuilder text = new StringBuilder("a,label,b\n");
        for (int i = 0; i < 20; i++) {
            text.append(i).append(i % 2 == 0 ? ",even," : ",odd,").append(-i).append('\n');
        }
        Dataset data = open(new CsvFactory(), Files.writeString(folder.resolve("numbers.csv"), text), 1);
        assertEquals(2, data.schema().size("features"));
        assertEquals(12, data.split(Dataset.TRAIN).size());
        assertEquals(4, data.split(Dataset.VALIDATION).size());
        assertEquals(4, data.split(Dataset.TEST).size());
    }

    @Test
    void aWrongLineIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.csv"), "a,label\n1,x\nmany,y\n");
        QuireException e = assertThrows(QuireException.class, () -> open(new CsvFactory(), file, 1));
        assertTrue(e.getMessage().contains("wrong.csv:3"), e.getMessage());
    }
}
