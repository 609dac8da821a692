package quire.api.paper;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Says which paper a service belongs to and under which name people ask for it. Becomes {@code quire.paper} and {@code quire.id}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PaperService {
    /** Prefix of the service properties. */
    String PREFIX_ = "quire.";

    /** The paper's id, {@code can}. */
    String paper();

    /** The service's own name among those of its kind, {@code dnn}. */
    String id();
}
