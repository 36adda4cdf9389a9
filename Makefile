# «Дуэт». Список команд: make help
PY ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python
# What pytest is given besides: make test ARGS="duet/core -x"
ARGS ?=
PARALLEL ?= -n auto --dist worksteal
UNIT := not office and not browser and not postgres

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run test test-postgres test-browser test-office test-all coverage check bench reference lock clean installed installed-dev

help: ## этот список
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: export DUET_DEMO ?= 1
run: installed ## запустить программу (DUET_DEMO=0 make run — без демонстрационных данных)
	@exec $(PYTHON) -m duet.config.run

test: installed-dev ## все тесты, которым нужен только Python
	@$(PYTHON) -m pytest $(PARALLEL) -m "$(UNIT)" $(ARGS)

test-postgres: installed-dev ## те же тесты на PostgreSQL: своём временном или DUET_TEST_DATABASE
	@$(PYTHON) tools/postgres.py $(PYTHON) -m pytest $(PARALLEL) -m "not office and not browser" $(ARGS)

test-browser: installed-dev ## прогулки по программе в браузере (CHROMIUM=/usr/bin/chromium)
	@$(PYTHON) -m pytest -m browser $(ARGS)

test-office: installed-dev ## файлы, которые пишет и открывает LibreOffice
	@$(PYTHON) -m pytest -m office $(ARGS)

test-all: test test-postgres test-browser test-office ## всё вместе

coverage: installed-dev ## тесты с измерением: ядро и действия покрыты полностью
	@rm -f .coverage .coverage.*
	@$(PYTHON) -m pytest $(PARALLEL) -m "$(UNIT)" --cov --cov-report= $(ARGS)
	@$(PYTHON) -m coverage report
	@$(PYTHON) -m coverage report --include='duet/core/**,duet/**/actions.py,duet/**/actions/**' --fail-under=100

check: installed-dev ## стиль, типы, границы слоёв, миграции, шаблоны, справочники
	@$(PYTHON) tools/check.py

bench: installed-dev ## скорость: чтение сроков и карт, страницы, файлы, передача (SQLite и PostgreSQL)
	@$(PYTHON) tools/bench.py

reference: installed-dev ## заново напечатать docs/reference из кода
	@$(PYTHON) tools/reference.py

lock: ## обновить списки библиотек с контрольными суммами (нужен uv)
	@command -v uv >/dev/null || { echo "Не найден uv: https://docs.astral.sh/uv/"; exit 1; }
	@for list in requirements requirements-dev; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url -o $$list.txt $$list.in || exit 1; \
	done

clean: ## удалить установленное и временное; данные в var/ остаются
	@rm -rf $(VENV) .coverage .coverage.* htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find duet tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

installed:
	@command -v $(PY) >/dev/null || { echo "Не найден $(PY). Установите Python 3.11 или новее."; exit 1; }
	@$(PY) tools/bootstrap.py $(VENV) requirements.txt

installed-dev:
	@command -v $(PY) >/dev/null || { echo "Не найден $(PY). Установите Python 3.11 или новее."; exit 1; }
	@$(PY) tools/bootstrap.py $(VENV) requirements.txt requirements-dev.txt
