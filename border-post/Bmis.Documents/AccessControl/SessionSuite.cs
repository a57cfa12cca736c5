namespace Bmis.Documents.AccessControl;

/// <summary>Cipher and key length of a session (Doc 9303-11, 9.8.6).</summary>
public enum SessionSuite
{
    /// <summary>Triple DES in cipher block chaining, with the retail MAC.</summary>
    TripleDes,

    /// <summary>AES with keys of 128 bits.</summary>
    Aes128,

    /// <summary>AES with keys of 192 bits.</summary>
    Aes192,

    /// <summary>AES with keys of 256 bits.</summary>
    Aes256,
}
