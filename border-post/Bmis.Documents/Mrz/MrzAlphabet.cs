namespace Bmis.Documents.Mrz;

/// <summary>
/// The characters of an MRZ, their values and the check digit computed from them (Doc 9303-3, 4.3 and 4.9).
/// </summary>
internal static class MrzAlphabet
{
    /// <summary>The filler.</summary>
    internal const char Filler = '<';

    /// <summary>Marks a place that the text did not reach.</summary>
    internal const char Missing = '\0';

    /// <summary>The value of a character that is none.</summary>
    internal const byte None = 255;

    private static readonly byte[] Values = MakeValues();

    /// <summary>0 to 9 for digits, 10 to 35 for letters, 0 for the filler, <see cref="None"/> otherwise.</summary>
    internal static byte ValueOf(char character) => character < 128 ? Values[character] : None;

    /// <summary>Weights 7, 3 and 1 in turn.</summary>
    internal static int WeightAt(int index) => (index % 3) switch { 0 => 7, 1 => 3, _ => 1 };

    /// <summary>The check digit of characters that are all in the alphabet.</summary>
    internal static char CheckDigit(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++) sum += ValueOf(text[i]) * WeightAt(i);
        return (char)('0' + (sum % 10));
    }

    /// <summary>The character that readers confuse with this one, or the missing mark when there is none.</summary>
    internal static char Confused(char character) => character switch
    {
        '0' => 'O',
        'O' => '0',
        '1' => 'I',
        'I' => '1',
        '2' => 'Z',
        'Z' => '2',
        '5' => 'S',
        'S' => '5',
        '6' => 'G',
        'G' => '6',
        '8' => 'B',
        'B' => '8',
        _ => Missing,
    };

    private static byte[] MakeValues()
    {
        var values = new byte[128];
        Array.Fill(values, None);
        for (var digit = 0; digit < 10; digit++) values['0' + digit] = (byte)digit;
        for (var letter = 0; letter < 26; letter++) values['A' + letter] = (byte)(10 + letter);
        values[Filler] = 0;
        return values;
    }
}
