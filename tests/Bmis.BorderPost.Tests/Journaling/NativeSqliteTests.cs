using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Tests.Journaling;

public sealed class NativeSqliteTests
{
    private const string Core = "SQLitePCLRaw.core";

    // EF's newer SQLitePCLRaw.core has one member more that it uses, for extensions that we never load.
    private static readonly string[] KnownMissing = ["SQLitePCL.raw.sqlite3_load_extension"];

    [Theory]
    [InlineData("Microsoft.Data.Sqlite.dll")]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite.dll")]
    [InlineData("SQLitePCLRaw.provider.e_sqlite3.dll")]
    public void Every_member_that_is_used_is_there(string file)
    {
        var present = Present();
        var missing = Referenced(file).Where(member => !present.Contains(member)).Except(KnownMissing);
        Assert.Empty(missing);
    }

    [Fact]
    public void The_comparison_sees_what_is_missing()
    {
        var referenced = Referenced("Microsoft.Data.Sqlite.dll").ToList();
        Assert.True(referenced.Count > 50, $"Only {referenced.Count} members are referenced.");
        Assert.Contains(KnownMissing[0], referenced);
        Assert.DoesNotContain(KnownMissing[0], Present());
    }

    [Fact]
    public void A_machine_without_SQLite_is_told_which_package_to_install()
    {
        var failure = NativeSqlite.Load("libnothing-of-the-kind.so.0");
        var refused = Assert.Throws<CannotStartException>(() => NativeSqlite.Require(failure));
        Assert.Contains("libsqlite3-0", refused.Message, StringComparison.Ordinal);
    }

    private static HashSet<string> Present() =>
    [
        .. from type in Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, Core + ".dll")).GetTypes()
        from member in type.GetMembers(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
        select $"{type.FullName}.{member.Name}",
    ];

    private static IEnumerable<string> Referenced(string file)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, file)));
        var metadata = image.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(handle => Name(metadata, handle)).OfType<string>().Distinct()];
    }

    private static string? Name(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        if (member.Parent.Kind != HandleKind.TypeReference)
            return null;
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
            return null;
        var assembly = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
        return metadata.GetString(assembly.Name) == Core
            ? $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}"
            : null;
    }
}
