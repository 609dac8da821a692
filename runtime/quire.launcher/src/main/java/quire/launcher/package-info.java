/**
 * Starts a Quire distribution, as a program ({@link quire.launcher.Main}) or inside a plain Java program
 * ({@link quire.launcher.QuireRuntime}).
 */
package quire.launcher;
