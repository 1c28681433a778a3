/** Events as protobuf: how every durable fact is written, and read again by later versions. */
package org.athanor.persistence.codec;
