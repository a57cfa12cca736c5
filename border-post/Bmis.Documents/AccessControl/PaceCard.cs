using System.Formats.Asn1;
using System.Security.Cryptography;
using Bmis.Documents.Agreement;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

namespace Bmis.Documents.AccessControl;

/// <summary>
/// PACE from the chip's side (Doc 9303-11, 4.4), for a simulated chip: it answers MSE:Set AT and the chain of GENERAL
/// AUTHENTICATE. A command out of turn, or one that fails, ends the run; MSE:Set AT begins another. For one thread.
/// </summary>
internal sealed class PaceCard(PaceCardSettings settings, RandomNumberGenerator random)
{
    private static readonly StatusWord WrongData = new(0x6A80);
    private static readonly StatusWord NotFound = new(0x6A88);
    private static readonly StatusWord Failed = new(0x6300);
    private static readonly StatusWord OutOfTurn = new(0x6985);

    private Func<byte[], ResponseApdu>? _step;
    private PaceOption? _option;
    private PacePassword? _password;
    private IKeyAgreement? _group;
    private byte[] _nonce = [];
    private AgreementKeyPair? _mappingPair;
    private AgreementKeyPair? _pair;
    private byte[] _terminalKey = [];
    private byte[] _secret = [];

    /// <summary>The shared secret of the session once the terminal has proved itself; null before.</summary>
    internal byte[]? SessionSecret { get; private set; }

    /// <summary>Its ephemeral public key in short, by which terminal authentication names the chip.</summary>
    internal byte[] ChipIdentifier => _group!.Compress(_pair!.Public.Span);

    /// <summary>
    /// The terminal's ephemeral public key in short, where the chip authentication mapping has proved the chip with it;
    /// else null.
    /// </summary>
    internal byte[]? TerminalKey => Option.Protocol.Mapping == PaceMapping.ChipAuthentication
        ? _group!.Compress(_terminalKey)
        : null;

    /// <summary>The suite of the session.</summary>
    internal SessionSuite Suite => Option.Protocol.Suite;

    private PaceOption Option => _option ?? throw new InvalidOperationException("No variant of PACE was selected.");

    private IKeyAgreement Standard => StandardDomainParameters.Of(Option.ParameterId)!;

    /// <summary>Whether a command is one of PACE.</summary>
    internal static bool IsForPace(CommandApdu command) =>
        command is { Instruction: 0x22, P1: 0xC1, P2: 0xA4 } or { Instruction: 0x86, P1: 0, P2: 0 };

    /// <summary>Answers a command.</summary>
    internal ResponseApdu Answer(CommandApdu command)
    {
        var step = command.Instruction == 0x22 ? Select : _step;
        _step = null;
        SessionSecret = null;
        if (step is null || !IsForPace(command))
            return ResponseApdu.Of(OutOfTurn);
        var isLast = step == Authenticate;
        if (command.Instruction == 0x86 && (command.Class & 0x10) == (isLast ? 0x10 : 0))
            return ResponseApdu.Of(OutOfTurn);
        return step(command.Data.ToArray());
    }

    private ResponseApdu Select(byte[] data)
    {
        if (Objects(data) is not { } objects || !objects.TryGetValue(0x80, out var oid)
            || !objects.TryGetValue(0x83, out var reference))
            return ResponseApdu.Of(WrongData);
        objects.TryGetValue(0x84, out var parameters);
        var known = settings.Options
            .Where(one => DerContent(one.Protocol.Oid).AsSpan().SequenceEqual(oid)
                && (parameters is null || (parameters.Length == 1 && parameters[0] == one.ParameterId)))
            .ToList();
        _password = settings.Passwords.FirstOrDefault(one => reference.Length == 1 && one.Reference == reference[0]);
        if (known.Count == 0 || _password is null)
            return ResponseApdu.Of(NotFound);
        if (known.Count > 1)
            return ResponseApdu.Of(WrongData);
        (_option, _step) = (known[0], EncryptNonce);
        return ResponseApdu.Of(StatusWord.Success);
    }

    // Step 1: z = E(K, s), the nonce as long as a key and at least as a block.
    private ResponseApdu EncryptNonce(byte[] data)
    {
        if (Dynamic(data) is not { Count: 0 })
            return ResponseApdu.Of(WrongData);
        _nonce = new byte[Suite is SessionSuite.Aes192 or SessionSuite.Aes256 ? 32 : 16];
        random.GetBytes(_nonce);
        _step = Option.Protocol.Mapping == PaceMapping.Integrated ? MapIntegrated : MapGeneric;
        return Give((0x80, PaceCipher.Encrypt(Suite, KeyDerivation.PasswordKey(_password!.Octets, Suite), _nonce)));
    }

    // Step 2 of the generic and of the chip authentication mapping.
    private ResponseApdu MapGeneric(byte[] data)
    {
        if (Dynamic(data) is not { } objects || !objects.TryGetValue(0x81, out var peer))
            return ResponseApdu.Of(WrongData);
        _mappingPair = Standard.Generate(random);
        if (Standard.MapGeneric(_mappingPair, peer, _nonce, out _group) != AgreementFault.None)
            return ResponseApdu.Of(WrongData);
        _step = AgreeOnKeys;
        return Give((0x82, _mappingPair.Public.ToArray()));
    }

    // Step 2 of the integrated mapping; the answer is empty.
    private ResponseApdu MapIntegrated(byte[] data)
    {
        if (Dynamic(data) is not { } objects || !objects.TryGetValue(0x81, out var nonce)
            || nonce.Length != PaceCipher.KeyBytes(Suite))
            return ResponseApdu.Of(WrongData);
        var number = PacePseudoRandom.Compute(Suite, _nonce, nonce, Standard.PrimeBits);
        if (Standard.MapIntegrated(number, out _group) != AgreementFault.None)
            return ResponseApdu.Of(Failed);
        _step = AgreeOnKeys;
        return Give((0x82, []));
    }

    // Step 3: ephemeral keys in the mapped group.
    private ResponseApdu AgreeOnKeys(byte[] data)
    {
        if (Dynamic(data) is not { } objects || !objects.TryGetValue(0x83, out var peer))
            return ResponseApdu.Of(WrongData);
        _pair = _group!.Generate(random);
        if (_group.IsSame(peer, _pair.Public.Span) || _group.Agree(_pair, peer, out _secret) != AgreementFault.None)
            return ResponseApdu.Of(WrongData);
        (_terminalKey, _step) = (peer, Authenticate);
        return Give((0x84, _pair.Public.ToArray()));
    }

    // Step 4: the terminal's token is over the chip's key, and the other way round.
    private ResponseApdu Authenticate(byte[] data)
    {
        if (Dynamic(data) is not { } objects || !objects.TryGetValue(0x85, out var token))
            return ResponseApdu.Of(WrongData);
        if (!CryptographicOperations.FixedTimeEquals(Token(_pair!.Public.ToArray()), token))
            return ResponseApdu.Of(Failed);
        SessionSecret = _secret;
        return Option.Protocol.Mapping == PaceMapping.ChipAuthentication
            ? Give((0x86, Token(_terminalKey)), (0x8A, ChipData()))
            : Give((0x86, Token(_terminalKey)));
    }

    private byte[] Token(byte[] key)
    {
        byte[] oid = [0x06, .. Length(DerContent(Option.Protocol.Oid))];
        byte[] point = [(byte)(Option.Protocol.Kind == KeyAgreementKind.EllipticCurve ? 0x86 : 0x84), .. Length(key)];
        byte[] covered = [0x7F, 0x49, .. Length([.. oid, .. point])];
        using var cipher = KeyDerivation.Cipher(_secret, Suite);
        return cipher.Mac(Suite == SessionSuite.TripleDes ? Padded(covered, cipher.BlockBytes) : covered);
    }

    // CA = SK(static)⁻¹ · SK(mapping) modulo the order, encrypted with the session's key (4.4.3.5).
    private byte[] ChipData()
    {
        var order = ((EllipticCurveAgreement)Standard).Order;
        var secret = settings.StaticKeys[Option.ParameterId].Private.ModInverse(order)
            .Multiply(_mappingPair!.Private).Mod(order);
        var data = BigIntegers.AsUnsignedByteArray((order.BitLength + 7) / 8, secret);
        var key = KeyDerivation.EncryptionKey(_secret, Suite);
        using var aes = Aes.Create();
        aes.Key = key;
        var ones = BigInteger.One.ShiftLeft(128).Subtract(BigInteger.One).ToByteArrayUnsigned();
        return aes.EncryptCbc(Padded(data, 16), aes.EncryptEcb(ones, PaddingMode.None), PaddingMode.None);
    }

    private static byte[] Padded(byte[] bytes, int block) =>
        [.. bytes, 0x80, .. new byte[block - 1 - (bytes.Length % block)]];

    private static byte[] DerContent(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode()[2..];
    }

    private static byte[] Length(byte[] value) => value.Length switch
    {
        < 0x80 => [(byte)value.Length, .. value],
        <= 0xFF => [0x81, (byte)value.Length, .. value],
        _ => [0x82, (byte)(value.Length >> 8), (byte)value.Length, .. value],
    };

    private static Dictionary<uint, byte[]>? Dynamic(byte[] data) =>
        Objects(data) is { Count: 1 } outer && outer.TryGetValue(0x7C, out var inner) ? Objects(inner) : null;

    private static Dictionary<uint, byte[]>? Objects(ReadOnlySpan<byte> data)
    {
        var objects = new Dictionary<uint, byte[]>();
        var reader = new TlvReader(data);
        while (!reader.Rest.IsEmpty)
            if (reader.Read(out var element) != TlvFault.None || !objects.TryAdd(element.Tag, element.Value.ToArray()))
                return null;
        return objects;
    }

    private static ResponseApdu Give(params (byte Tag, byte[] Value)[] objects)
    {
        byte[] inner = [.. objects.SelectMany(one => (byte[])[one.Tag, .. Length(one.Value)])];
        return new((byte[])[0x7C, .. Length(inner)], StatusWord.Success);
    }
}
