package quire.engine.libtorch;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.Pointer;

/** The address of a direct buffer. Holds nothing alive: the caller does. */
final class Memory extends Pointer {
    Memory(ByteBuffer direct) {
        super((Pointer) null);
        address = direct.capacity() == 0 ? 0 : getDirectBufferAddress(direct);
    }
}
