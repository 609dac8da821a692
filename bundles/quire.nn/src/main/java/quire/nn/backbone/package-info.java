/**
 * Networks that turn a picture into maps of falling size. Parameters are named as torchvision names them, with {@code /} for the dot
 * and {@code scale, shift, mean, variance} for what a normalisation holds, so that files of weights can be taken over by name.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.nn.backbone;
