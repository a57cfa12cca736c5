using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Bmis.BorderPost.Serving;
using SQLitePCL;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Lets EF Core 10 run on SQLitePCLRaw 2.0.6 and the system's SQLite, which the distribution patches. EF names a
/// newer SQLitePCLRaw.core; the members it uses are all in the file beside the program (a test compares them). Where
/// the newer package restores, this file goes and two versions are raised.
/// </summary>
internal static class NativeSqlite
{
    private const string Core = "SQLitePCLRaw.core";
    private const string SystemLibrary = "libsqlite3.so.0";

    private static readonly Lazy<Exception?> Loading = new(() => Load(SystemLibrary));

    /// <summary>Called once before the first connection.</summary>
    /// <exception cref="CannotStartException">The library is not on this machine.</exception>
    internal static void Require() => Require(Loading.Value);

    internal static void Require(Exception? failure)
    {
        if (failure is not null)
            throw new CannotStartException(
                $"SQLite is missing: {SystemLibrary} cannot be loaded. Install the package libsqlite3-0.", failure);
    }

    internal static Exception? Load(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            return new DllNotFoundException(library);
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => name == "e_sqlite3" ? handle : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return null;
    }

    // CA2255 wants no module initialisers in libraries; this is an application, and EF must not load first.
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "An application, see above.")]
    internal static void AnswerForCore() => AssemblyLoadContext.Default.Resolving += ResolveCore;

    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == Core ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Core + ".dll")) : null;
}
