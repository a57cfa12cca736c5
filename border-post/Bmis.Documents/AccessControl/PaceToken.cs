using System.Formats.Asn1;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.AccessControl;

/// <summary>The authentication token over a public key data object (Doc 9303-11, 4.4.3.4 and 9.4).</summary>
internal static class PaceToken
{
    private const uint PublicKeyObject = 0x7F49;
    private const uint Identifier = 0x06;

    /// <summary>The token over a public key as it travelled.</summary>
    internal static byte[] Compute(SessionCipher cipher, PaceOption option, uint keyTag, ReadOnlySpan<byte> key)
    {
        var content = new TlvWriter().Add(Identifier, OidBytes(option.Protocol.Oid)).Add(keyTag, key);
        var covered = TlvWriter.Object(PublicKeyObject, content.Written.Span);
        // CMAC pads by itself; the retail MAC is given its padding.
        return cipher.Mac(option.Protocol.Suite == SessionSuite.TripleDes
            ? Padding.Pad(covered, cipher.BlockBytes)
            : covered);
    }

    /// <summary>The content bytes of an object identifier.</summary>
    internal static byte[] OidBytes(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode()[2..];
    }
}
