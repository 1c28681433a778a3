/** Messages between nodes of one version, as Kryo. Nothing of this enters the journal. */
package org.athanor.persistence.kryo;
