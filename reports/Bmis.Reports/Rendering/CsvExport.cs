namespace Bmis.Reports.Rendering;

/// <summary>An export and what identifies it.</summary>
/// <param name="Content">The file.</param>
/// <param name="Rows">How many rows its table has, without header and total.</param>
/// <param name="Digest">SHA-256 over the table, in hexadecimal, as the file's head prints it.</param>
internal sealed record CsvExport(byte[] Content, int Rows, string Digest);
