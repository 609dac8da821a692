package quire.compute.provider;

import quire.api.engine.Engine;

/** Which engine a session got, and why, in one line. */
record EngineChoice(Engine engine, String reason) {
}
