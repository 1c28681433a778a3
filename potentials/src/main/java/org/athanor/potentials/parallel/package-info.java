/** Several threads for one large system, with results that do not depend on their number. */
package org.athanor.potentials.parallel;
