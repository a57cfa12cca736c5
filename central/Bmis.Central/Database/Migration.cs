namespace Bmis.Central.Database;

/// <summary>One numbered step of the schema. Once applied anywhere, its text never changes.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">What it does, in a word or two.</param>
/// <param name="Sql">The statements.</param>
/// <param name="Checksum">SHA-256 of the text, in hexadecimal.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Checksum)
{
    /// <summary>Number and name, as the file is called.</summary>
    public override string ToString() => $"{Number:D4}_{Name}";
}
