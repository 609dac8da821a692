/** Hand skeletons: layouts, files, sampling, augmentation, and what the networks take in. */
package quire.paper.han.skeleton;
