using System.Globalization;

namespace Bmis.Documents.Iso7816;

/// <summary>The two bytes that end an answer of a chip (ISO/IEC 7816-4, 5.6).</summary>
/// <param name="Value">Both bytes, SW1 first.</param>
public readonly record struct StatusWord(ushort Value)
{
    /// <summary>Done.</summary>
    public static readonly StatusWord Success = new(0x9000);

    /// <summary>The end of the file came before all bytes were read.</summary>
    public static readonly StatusWord EndOfFile = new(0x6282);

    /// <summary>The command is too long for the chip, or its expected length is not to its liking.</summary>
    public static readonly StatusWord WrongLength = new(0x6700);

    /// <summary>The chip wants authentication first.</summary>
    public static readonly StatusWord SecurityNotSatisfied = new(0x6982);

    /// <summary>What secure messaging needs is missing (ISO/IEC 7816-4, table 6).</summary>
    public static readonly StatusWord SecureObjectsMissing = new(0x6987);

    /// <summary>What secure messaging sent is wrong.</summary>
    public static readonly StatusWord SecureObjectsWrong = new(0x6988);

    /// <summary>There is no such file.</summary>
    public static readonly StatusWord FileNotFound = new(0x6A82);

    /// <summary>The offset lies outside the file.</summary>
    public static readonly StatusWord WrongOffset = new(0x6B00);

    /// <summary>Whether the command was carried out, perhaps with a warning (61xx, 62xx, 63xx, 9000).</summary>
    public bool IsCompleted => Value == Success.Value || Value >> 8 is 0x61 or 0x62 or 0x63;

    /// <summary>The expected length that the chip asks for instead (6Cxx); null for any other status.</summary>
    public int? RightLength => Value >> 8 == 0x6C ? (Value & 0xFF) is var length && length == 0 ? 256 : length : null;

    /// <summary>Four hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("X4", CultureInfo.InvariantCulture);
}
